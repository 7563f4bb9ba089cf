package dev.wsss.stages.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({"0,–", "0.06,0.1 s", "9.94,9.9 s", "9.96,10 s", "59.6,1 min 00 s", "185,3 min 05 s", "7800,2 h 10 min"})
    void durationsReadAsPeopleSayThem(double seconds, String text) {
        assertThat(Numbers.time(seconds)).isEqualTo(text);
    }

    @Test
    void differencesHaveSignsAndWhatIsNoNumberIsADash() {
        assertThat(Numbers.difference(.0512)).isEqualTo("+5.1");
        assertThat(Numbers.difference(-.0512)).isEqualTo("−5.1");
        assertThat(Numbers.difference(1e-5)).isEqualTo("±0.0");
        assertThat(Numbers.percent(Double.NaN)).isEqualTo("–");
    }

    @ParameterizedTest
    @CsvSource({"0.15,0.15", "0,0", "12.345,12.3", "0.0004,4.00e-04", "300,300", "1,1"})
    void numbersKeepThreeDigits(double value, String text) {
        assertThat(Numbers.plain(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0,1,7", "-3,2.2,5", "0,0,5", "0.0001,0.0002,4", "1e6,5e6,6"})
    void ticksAreRoundAndCoverTheValues(double low, double high, int wanted) {
        Axis axis = Axis.covering(low, high, 0, 100, wanted);

        assertThat(axis.low()).isLessThanOrEqualTo(low + 1e-9);
        assertThat(axis.high()).isGreaterThanOrEqualTo(high - 1e-9);
        assertThat(axis.ticks()).hasSizeBetween(2, 2 * wanted + 2);
        assertThat(axis.pixel(axis.high())).isEqualTo(100);
    }
}
