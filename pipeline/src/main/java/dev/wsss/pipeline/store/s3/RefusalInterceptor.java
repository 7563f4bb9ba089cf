package dev.wsss.pipeline.store.s3;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * An interceptor that turns every answer other than a success into one kind of exception; some of the client's own lose
 * the status.
 */
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
