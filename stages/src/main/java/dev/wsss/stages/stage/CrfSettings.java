package dev.wsss.stages.stage;

import dev.wsss.pipeline.manifest.Bilateral;
import dev.wsss.pipeline.manifest.Gaussian;
import dev.wsss.stages.crf.CrfParameters;

/** The manifest's CRF kernels as the CRF takes them. */
final class CrfSettings {
    private CrfSettings() {}

    static CrfParameters of(Gaussian gaussian, Bilateral bilateral) {
        return new CrfParameters(
                (float) gaussian.sxy(),
                (float) gaussian.compat(),
                (float) bilateral.sxy(),
                (float) bilateral.srgb(),
                (float) bilateral.compat());
    }
}
