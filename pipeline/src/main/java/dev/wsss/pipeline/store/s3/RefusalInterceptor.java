package dev.wsss.pipeline.store.s3;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Turns every answer that is no success into one kind of exception, which the client's own are not: some lose the status. */
final class RefusalInterceptor implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        if (response.isSuccessful()) {
            return response;
        }
        try (response) {
            throw S3Error.of(response);
        }
    }
}
