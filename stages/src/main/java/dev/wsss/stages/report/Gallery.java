package dev.wsss.stages.report;

import dev.wsss.stages.image.RgbImage;
import java.util.List;

/**
 * Pictures side by side: picture, truth, CAM and mask of both rounds.
 *
 * @param columns what each column shows
 * @param rows one for each picture
 */
public record Gallery(List<String> columns, List<Row> rows) {
    public Gallery {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (Row row : rows) {
            if (row.cells().size() != columns.size()) {
                throw new IllegalArgumentException("rows: " + row.cells().size() + " cells of " + row.id() + " for "
                        + columns.size() + " columns");
            }
        }
    }

    /**
     * One picture.
     *
     * @param id the image id
     * @param note its labels, its score
     * @param cells one for each column
     */
    public record Row(String id, String note, List<RgbImage> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }
}
