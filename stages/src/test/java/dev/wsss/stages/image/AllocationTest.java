package dev.wsss.stages.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.wsss.stages.random.Randomness;
import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Tests of the memory of work that is done for each picture. */
class AllocationTest {
    private static final int MEGABYTES = 8 << 20;

    private final RgbImage picture = Drawn.picture(new Randomness(1, "jpeg").stream("picture"), 61, 47);

    @Test
    void aLargeFileIsNotCopiedForItsSizeNorForItsPixels() {
        byte[] small = Drawn.jpeg(picture, BufferedImage.TYPE_INT_RGB);
        byte[] large = Arrays.copyOf(small, MEGABYTES);

        assertThat(allocated(() -> Pictures.size(large, "large.jpg"))).isLessThan(MEGABYTES / 16);
        assertThat(allocated(() -> Pictures.decode(large, "large.jpg", SizeCap.NONE)))
                .isLessThan(MEGABYTES / 2);
    }

    private static long allocated(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        work.run();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
