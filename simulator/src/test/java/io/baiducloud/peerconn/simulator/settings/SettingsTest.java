package io.baiducloud.peerconn.simulator.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    static List<Setting<?>> catalogue() {
        return Settings.catalogue();
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void everySettingHasANameAReasonAndADefaultThatCanBeWritten(Setting<?> setting) {
        assertThat(setting.name()).matches("(timing|views|rules|states|tokens|security|errors)\\.[a-zA-Z]+");
        assertThat(setting.reason()).endsWith(".");
        Settings same = Settings.defaults().with(setting.name(), setting.defaultText());
        assertThat((Object) same.get(setting)).isEqualTo(setting.defaultValue());
    }

    @ParameterizedTest
    @ValueSource(classes = {Rules.class, Timing.class, Tokens.class, Views.class})
    void everySettingThatIsDeclaredIsInTheCatalogue(Class<?> group) {
        assertThat(group.getFields())
                .filteredOn(field -> field.getType() == Setting.class)
                .isNotEmpty()
                .allSatisfy(field -> assertThat(Settings.catalogue()).contains((Setting<?>) field.get(null)));
    }

    @Test
    void namesAreUnique() {
        assertThat(Settings.catalogue().stream().map(Setting::name)).doesNotHaveDuplicates();
    }

    @Test
    void settingsAreSetByNameWhateverTheirType() {
        Settings settings = Settings.defaults()
                .with("timing.creating", "1500ms")
                .with("views.sameRegionRows", "one")
                .with("rules.onePerPair", "false")
                .with("rules.quotaPerVpc", "3")
                .with("rules.pricePerMbpsMonth", "2.5")
                .with("views.timeZone", "UTC")
                .with("states.resize", "active, consulting")
                .with("errors.pairExists", "400 InvalidPair There is one.");
        assertThat(settings.get(Timing.CREATING)).isEqualTo(Duration.ofMillis(1500));
        assertThat(settings.get(Views.SAME_REGION_ROWS)).isEqualTo(Views.SameRegionRows.ONE);
        assertThat(settings.get(Rules.ONE_PER_PAIR)).isFalse();
        assertThat(settings.get(Rules.QUOTA_PER_VPC)).isEqualTo(3);
        assertThat(settings.get(Rules.PRICE)).isEqualTo(new BigDecimal("2.5"));
        assertThat(settings.get(Views.TIME_ZONE)).isEqualTo(ZoneId.of("UTC"));
        assertThat(settings.get(Rules.RESIZE_STATES)).hasToString("consulting,active");
        assertThat(settings.get(Errors.of(io.baiducloud.peerconn.simulator.model.Refusal.PAIR_EXISTS)))
                .hasToString("ErrorAnswer[status=400, code=InvalidPair, message=There is one.]");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "timing.creating, soon, timing.creating",
        "rules.onePerPair, maybe, neither",
        "rules.quotaPerVpc, ten, rules.quotaPerVpc",
        "views.sameRegionRows, three, 'one, two'",
        "states.resize, sleeping, states.resize",
        "tokens.ignoredFor, dance, tokens.ignoredFor",
        "errors.pairExists, 200 Fine, errors.pairExists",
        "errors.pairExists, 400, STATUS CODE",
        "views.timeZone, Moon/Crater, views.timeZone",
        "timing.creation, 1s, did you mean timing.creating?"
    })
    void aBadValueIsRefusedWithTheNameOfItsSetting(String name, String value, String message) {
        assertThatThrownBy(() -> Settings.defaults().with(name, value))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.getMessage() + e.getCause()).contains(message));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "500ms, PT0.5S",
        "2s, PT2S",
        "5m, PT5M",
        "1h, PT1H",
        "7d, PT168H",
        "3, PT3S",
        "PT90M, PT1H30M",
        "-20m, PT-20M"
    })
    void durationsAreWrittenAsPeopleDo(String text, Duration duration) {
        assertThat(Durations.parse(text)).isEqualTo(duration);
        assertThat(Durations.parse(Durations.format(duration))).isEqualTo(duration);
    }

    @Test
    void profilesHaveNames() {
        assertThat(Profile.of("HOSTILE")).isEqualTo(Profile.HOSTILE);
        assertThatThrownBy(() -> Profile.of("nice"))
                .hasMessage("there is no profile \"nice\"; known are documented, bare, scrambled, hostile");
    }
}
