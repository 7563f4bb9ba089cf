package dev.wsss.stages.stage;

import dev.wsss.pipeline.artifact.ArtifactReader;
import dev.wsss.pipeline.ids.ArtifactKind;
import dev.wsss.stages.format.Catalogue;
import dev.wsss.stages.format.Json;
import dev.wsss.stages.image.Pictures;
import dev.wsss.stages.image.RgbImage;
import dev.wsss.stages.image.SizeCap;
import dev.wsss.stages.shard.Block;
import dev.wsss.stages.shard.ShardReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/** The {@code dataset} artifact: what is known of every picture, and the pictures themselves. */
public final class DatasetView {
    /** The part that holds a picture's file as the user gave it. */
    static final String PICTURE = "jpg";

    private final Catalogue catalogue;
    private final SequencedMap<String, Catalogue.Picture> byId;
    private final ShardReader samples;

    private DatasetView(Catalogue catalogue, ShardReader samples) {
        this.catalogue = catalogue;
        this.byId = catalogue.byId();
        this.samples = samples;
    }

    /** Reads the catalogue. */
    public static DatasetView open(Inputs inputs) throws IOException {
        ArtifactReader dataset = inputs.of(ArtifactKind.DATASET);
        Catalogue catalogue = Json.read(dataset.bytes(Catalogue.OBJECT), Catalogue.class, Catalogue.OBJECT);
        return new DatasetView(catalogue, inputs.samples(ArtifactKind.DATASET));
    }

    /** Returns what is known of every picture. */
    public Catalogue catalogue() {
        return catalogue;
    }

    /**
     * Returns the blocks of a share with all their pictures; every artifact made of the pictures keeps these blocks.
     */
    List<Block> blocks(BlockSubset share) throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (int number : share.of(samples.blocks())) {
            blocks.add(samples.block(number));
        }
        return blocks;
    }

    /** Returns class indices of a picture. */
    public List<Integer> labels(String id) {
        return picture(id).labels();
    }

    /** Decodes a picture; safe for several threads. */
    public RgbImage read(String id) throws IOException {
        return Pictures.decode(samples.read(id, PICTURE), id, SizeCap.NONE);
    }

    /** Returns the same blocks with the pictures of the training list alone. */
    List<Block> trainingBlocks(BlockSubset share) throws IOException {
        Set<String> training = Set.copyOf(catalogue.trainList());
        return blocks(share).stream().map(block -> block.only(training)).toList();
    }

    private Catalogue.Picture picture(String id) {
        Catalogue.Picture picture = byId.get(id);
        if (picture == null) {
            throw new IllegalArgumentException("no picture " + id + " in the data set");
        }
        return picture;
    }
}
