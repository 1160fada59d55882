package io.baiducloud.peerconn.e2e.bench;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How much of the bench is run.
 *
 * @param only the scenarios to run; none for all
 * @param repetitions how often times are measured; the median counts
 * @param profile whether each operator leaves a flight recording behind, which costs memory
 */
public record BenchOptions(Set<String> only, int repetitions, boolean profile) {
    /** What can be said on the command line. */
    public static final String USAGE = "[--only SCENARIO[,SCENARIO…]] [--repeat N] [--profile]";

    /** Copies the set. */
    public BenchOptions {
        only = Set.copyOf(only);
    }

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException with a message for a person
     */
    public static BenchOptions parse(List<String> arguments, Set<String> scenarios) {
        Set<String> only = new LinkedHashSet<>();
        int repetitions = 3;
        boolean profile = false;
        Iterator<String> words = arguments.iterator();
        while (words.hasNext()) {
            String word = words.next();
            switch (word) {
                case "--only" -> only.addAll(List.of(valueOf(word, words).split(",", -1)));
                case "--repeat" -> repetitions = positive(valueOf(word, words));
                case "--profile" -> profile = true;
                default -> throw new IllegalArgumentException(word + " is unknown; usage: " + USAGE);
            }
        }
        only.stream().filter(name -> !scenarios.contains(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("there is no scenario \"" + name + "\"; there are " + scenarios);
        });
        return new BenchOptions(only, repetitions, profile);
    }

    private static String valueOf(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value; usage: " + USAGE);
        }
        return words.next();
    }

    private static int positive(String value) {
        if (!value.matches("[1-9][0-9]?")) {
            throw new IllegalArgumentException("--repeat needs a number from 1 to 99");
        }
        return Integer.parseInt(value);
    }

    /** Whether a scenario is to be run. */
    public boolean wants(String scenario) {
        return only.isEmpty() || only.contains(scenario);
    }
}
