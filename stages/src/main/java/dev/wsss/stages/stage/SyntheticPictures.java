package dev.wsss.stages.stage;

import dev.wsss.pipeline.parameters.Dataset;
import dev.wsss.pipeline.parameters.Synthetic;
import dev.wsss.stages.image.Png;
import dev.wsss.stages.synth.SyntheticList;
import dev.wsss.stages.synth.SyntheticPicture;
import dev.wsss.stages.synth.SyntheticSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Pictures drawn from a seed, each when it is needed. */
public final class SyntheticPictures implements PictureSource {
    private final SyntheticSet set;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final boolean scored;

    /** Position of a picture in the generator's lists. */
    private record Place(SyntheticList list, int index) {}

    SyntheticPictures(Synthetic synthetic, Dataset dataset) {
        set = set(synthetic, dataset);
        scored = dataset.scored();
        add(SyntheticList.TRAIN, synthetic.pictures());
        if (scored) {
            add(SyntheticList.VAL, synthetic.scorePictures());
        }
    }

    /** Returns the generator that a manifest describes. */
    public static SyntheticSet set(Synthetic synthetic, Dataset dataset) {
        return new SyntheticSet(synthetic, dataset.classes().size());
    }

    private void add(SyntheticList list, int count) {
        IntStream.range(0, count).forEach(index -> places.put(list.id(index), new Place(list, index)));
    }

    @Override
    public List<String> trainList() {
        return list(SyntheticList.TRAIN);
    }

    @Override
    public List<String> scoreList() {
        return list(SyntheticList.VAL);
    }

    private List<String> list(SyntheticList list) {
        return places.entrySet().stream()
                .filter(entry -> entry.getValue().list() == list)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public List<Integer> labels(String id) {
        return picture(id).labels().stream().map(value -> value - 1).toList();
    }

    @Override
    public byte[] file(String id) {
        return Png.rgb(picture(id).picture());
    }

    @Override
    public String name(String id) {
        return id;
    }

    @Override
    public List<String> remarks() {
        return List.of();
    }

    @Override
    public TrueMasks masks(OrderedParallelMap work) {
        return new TrueMasks(id -> picture(id).mask(), List.of());
    }

    private SyntheticPicture picture(String id) {
        Place place = places.get(id);
        if (place == null) {
            throw new IllegalArgumentException("no picture " + id + " in the synthetic set");
        }
        return set.picture(place.list(), place.index());
    }
}
