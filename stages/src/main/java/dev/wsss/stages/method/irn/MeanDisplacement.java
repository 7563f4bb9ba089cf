package dev.wsss.stages.method.irn;

import dev.wsss.stages.array.FloatArray;
import dev.wsss.stages.data.CropWindow;
import dev.wsss.stages.data.Flip;
import dev.wsss.stages.image.Planes;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.method.AffinityTraining;
import dev.wsss.stages.net.IrnNetwork;
import dev.wsss.stages.script.Numeric;
import dev.wsss.stages.train.PictureNetwork;
import dev.wsss.stages.weights.StateDict;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** The mean displacement of a trained network, which it subtracts when it is used. */
final class MeanDisplacement implements AffinityTraining.Calibrated {
    private final StateDict weights;
    private final PictureNetwork network;
    private final int crop;
    private final double[] sum = new double[2];
    private int pictures;

    /**
     * Compiles a network with the displacement branch.
     *
     * @param crop side of the square at the top left of each picture that is used
     */
    MeanDisplacement(IrnNetwork network, StateDict weights, Numeric numeric, int crop) {
        this.weights = weights;
        this.network = new PictureNetwork(network.meanDisplacement(), weights, numeric);
        this.crop = crop;
    }

    @Override
    public Planes input(RgbImage picture) {
        return CropWindow.topLeft(picture.height(), picture.width(), crop).cut(picture, Flip.NONE);
    }

    @Override
    public void add(Planes input) {
        float[] mean = network.output("mean", input).values();
        for (int axis = 0; axis < sum.length; axis++) {
            sum[axis] += mean[axis];
        }
        pictures++;
    }

    /** Returns the weights with the mean displacement: rows, then columns. */
    @Override
    public StateDict weights() {
        SequencedMap<String, FloatArray> centred = new LinkedHashMap<>(weights.arrays());
        float[] mean = {(float) (sum[0] / pictures), (float) (sum[1] / pictures)};
        centred.put(IrnNetwork.MEAN_SHIFT, new FloatArray(new int[] {2}, mean));
        return new StateDict(centred);
    }

    @Override
    public void close() {
        network.close();
    }
}
