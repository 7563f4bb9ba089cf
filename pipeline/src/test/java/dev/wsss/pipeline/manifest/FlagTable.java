package dev.wsss.pipeline.manifest;

import dev.wsss.pipeline.parameters.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A table of IRNet's and CDA's command line beside our fields. */
final class FlagTable {
    /** A flag of run_sample.py and its successor. */
    record Original(String flag, String value, String dropped) {}

    /** Every flag of both programs' run_sample.py in its order, with its default; the last column where no field stands for it. */
    static final List<Original> FLAGS = List.of(
            taken("--num_workers", "cores / 2"),
            taken("--voc12_root", "required"),
            taken("--train_list", "voc12/train_aug.txt"),
            dropped("--val_list", "voc12/val.txt", "only a loss is printed for it, which decides nothing"),
            dropped("--test_list", "voc12/test.txt", "pictures without labels and masks; no stage needs them"),
            taken("--infer_list", "voc12/train.txt"),
            taken("--chainer_eval_set", "train"),
            dropped("--cam_network", "net.resnet50_cam", "the method names its networks"),
            taken("--cam_crop_size", "512"),
            taken("--cam_batch_size", "16"),
            taken("--cam_num_epoches", "5"),
            taken("--cam_learning_rate", "0.1"),
            taken("--cam_weight_decay", "1e-4"),
            taken("--cam_eval_thres", "0.15"),
            taken("--cam_scales", "(1.0, 0.5, 1.5, 2.0)"),
            taken("--conf_fg_thres", "0.30"),
            taken("--conf_bg_thres", "0.05"),
            dropped("--irn_network", "net.resnet50_irn", "the method names its networks"),
            taken("--irn_crop_size", "512"),
            taken("--irn_batch_size", "32"),
            taken("--irn_num_epoches", "3"),
            taken("--irn_learning_rate", "0.1"),
            taken("--irn_weight_decay", "1e-4"),
            taken("--beta", "10"),
            taken("--exp_times", "8"),
            dropped("--ins_seg_bg_thres", "0.25", "instances are not made"),
            taken("--sem_seg_bg_thres", "0.25"),
            place("--log_name", "sample_train_eval"),
            place("--cam_weights_name", "sess/res50_cam.pth"),
            place("--irn_weights_name", "sess/res50_irn.pth"),
            place("--cam_out_dir", "result/cam"),
            place("--ir_label_out_dir", "result/ir_label"),
            place("--sem_seg_out_dir", "result/sem_seg"),
            dropped("--ins_seg_out_dir", "result/ins_seg", "instances are not made"),
            step("--train_cam_pass"),
            step("--make_cam_pass"),
            step("--eval_cam_pass"),
            step("--cam_to_ir_label_pass"),
            step("--train_irn_pass"),
            dropped("--make_ins_seg_pass", "True", "instances are not made"),
            dropped("--eval_ins_seg_pass", "True", "instances are not made"),
            step("--make_sem_seg_pass"),
            step("--eval_sem_seg_pass"),
            place("--cam_weights_aug_name", "sess/res50_cam_aug.pth"),
            place("--irn_weights_aug_name", "sess/res50_irn_aug.pth"),
            place("--cam_out_aug_dir", "result_aug/cam_aug"),
            place("--ir_label_out_aug_dir", "result_aug/ir_label_aug"),
            place("--sem_seg_out_aug_dir", "result_aug/sem_seg_aug"),
            place("--sem_seg_out_fg_dir", "result/sem_seg_fg"));

    private FlagTable() {}

    /** Returns the fields that stand for each flag. */
    static Map<String, List<Field>> byFlag() {
        Map<String, List<Field>> fields = new TreeMap<>();
        Field.all(Method.IRN)
                .forEach(field -> field.flags().forEach(flag -> fields.computeIfAbsent(flag, any -> new ArrayList<>())
                        .add(field)));
        return fields;
    }

    /** Returns the table in Markdown. */
    static String markdown() {
        Map<String, List<Field>> fields = byFlag();
        StringBuilder table =
                new StringBuilder("| flag | its default | our field | our default |\n|---|---|---|---|\n");
        for (Original original : FLAGS) {
            List<Field> ours = fields.getOrDefault(original.flag(), List.of());
            table.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            original.flag(),
                            original.value(),
                            ours.isEmpty()
                                    ? "– " + original.dropped()
                                    : "`" + ours.getFirst().path() + "`",
                            ours.isEmpty() ? "" : ours.getFirst().published()));
        }
        return table.toString();
    }

    private static Original taken(String flag, String value) {
        return new Original(flag, value, "");
    }

    private static Original dropped(String flag, String value, String why) {
        return new Original(flag, value, why);
    }

    private static Original place(String flag, String value) {
        return dropped(flag, value, "the store names artifacts by their content");
    }

    private static Original step(String flag) {
        return dropped(flag, "True", "what has been made is not made again; `--only STEP` and `--from STEP` choose");
    }
}
