package dev.wsss.stages.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The scores: a card for each prediction, a dot plot by class and the table with every number. */
final class ScoreSection {
    private ScoreSection() {}

    static Markup of(RunReport report) {
        SequencedMap<String, List<Score>> byPrediction = new LinkedHashMap<>();
        report.scores().forEach(score -> byPrediction
                .computeIfAbsent(score.prediction(), key -> new ArrayList<>())
                .add(score));
        List<Markup> cards = new ArrayList<>();
        List<Markup> plots = new ArrayList<>();
        byPrediction.forEach((prediction, scores) -> {
            cards.add(card(prediction, scores));
            plots.add(ClassPlot.svg(prediction, scores, report.classes()));
        });
        return Markup.join(
                Element.of("div", "cards").holding(cards),
                Element.of("div", "plots").holding(plots),
                table(report.classes(), byPrediction));
    }

    private static Markup card(String prediction, List<Score> scores) {
        Score first = scores.getFirst();
        Score last = scores.getLast();
        List<Markup> parts = new ArrayList<>();
        parts.add(Element.of("h3").text(prediction + " mIoU"));
        parts.add(Element.of("p", "big")
                .holding(
                        Element.of("span").text(Numbers.percent(last.fixedMeanIou())),
                        Element.of("small").text(" %"),
                        scores.size() > 1 ? change(last.fixedMeanIou() - first.fixedMeanIou()) : Markup.NOTHING));
        for (Score score : scores) {
            parts.add(Element.of("p")
                    .holding(
                            Element.of("b").text(score.round()),
                            Markup.text(" " + Numbers.percent(score.fixedMeanIou()) + " at " + score.background() + " "
                                    + Numbers.plain(score.fixed())
                                    + ", best " + Numbers.percent(score.bestMeanIou()) + " at "
                                    + Numbers.plain(score.best()))));
        }
        return Element.of("div", "card").holding(parts);
    }

    private static Markup change(double difference) {
        return Element.of("span", "change " + direction(difference)).text(Numbers.difference(difference));
    }

    private static String direction(double difference) {
        return Math.abs(difference) < 5e-4 || Double.isNaN(difference) ? "same" : difference > 0 ? "better" : "worse";
    }

    private interface Value {
        double of(Score score);
    }

    private static Markup table(List<String> classes, SequencedMap<String, List<Score>> byPrediction) {
        List<Markup> groups = new ArrayList<>();
        List<Markup> rounds = new ArrayList<>();
        groups.add(Element.of("th").with("rowspan", "2").text("IoU in %"));
        byPrediction.forEach((prediction, scores) -> {
            int width = scores.size() > 1 ? scores.size() + 1 : 1;
            groups.add(Element.of("th", "group")
                    .with("colspan", Integer.toString(width))
                    .text(prediction));
            scores.forEach(score -> rounds.add(Element.of("th", score.equals(scores.getFirst()) ? "num begin" : "num")
                    .text(score.round())));
            if (scores.size() > 1) {
                rounds.add(Element.of("th", "num").text("difference"));
            }
        });
        List<Markup> rows = new ArrayList<>();
        rows.add(row("total", "mean, as the manifest has it", byPrediction, Score::fixedMeanIou));
        rows.add(row("total", "mean, at the best of the sweep", byPrediction, Score::bestMeanIou));
        for (int value = 0; value < classes.size(); value++) {
            int each = value;
            rows.add(row("", classes.get(value), byPrediction, score -> score.iou(each)));
        }
        Markup head = Element.of("thead")
                .holding(Element.of("tr").holding(groups), Element.of("tr").holding(rounds));
        return Element.of("div", "wide")
                .holding(Element.of("table").holding(head, Element.of("tbody").holding(rows)));
    }

    private static Markup row(String css, String name, SequencedMap<String, List<Score>> byPrediction, Value value) {
        List<Markup> cells = new ArrayList<>();
        cells.add(Element.of("th").with("scope", "row").text(name));
        byPrediction.values().forEach(scores -> {
            scores.forEach(score -> cells.add(Element.of("td", score.equals(scores.getFirst()) ? "num begin" : "num")
                    .text(Numbers.percent(value.of(score)))));
            if (scores.size() > 1) {
                double difference = value.of(scores.getLast()) - value.of(scores.getFirst());
                cells.add(Element.of("td", "num " + direction(difference)).text(Numbers.difference(difference)));
            }
        });
        return Element.of("tr", css).holding(cells);
    }
}
