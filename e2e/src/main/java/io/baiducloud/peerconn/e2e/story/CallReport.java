package io.baiducloud.peerconn.e2e.story;

import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.simulator.model.Operation;
import io.baiducloud.peerconn.simulator.records.RequestEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What was asked of the cloud: reads are counted, changes are shown one by one. */
final class CallReport {
    /** It comes last, and says nothing to a reader. */
    private static final Pattern CLIENT_TOKEN = Pattern.compile("[?&]clientToken=[^&]*$");

    private static final Columns COLUMNS =
            new Columns(List.of("AFTER", "ACCOUNT", "REGION", "ANSWER", "CALL"), List.of(7, 7, 6, 6, 4));

    private final Simulator cloud;
    private final Instant begin;
    private int told;

    CallReport(Simulator cloud, Instant begin) {
        this.cloud = cloud;
        this.begin = begin;
    }

    /** The calls that have not been told yet. */
    List<String> tellNew() {
        List<RequestEntry> all = cloud.requests().entries();
        List<RequestEntry> fresh = all.subList(told, all.size());
        told = all.size();
        if (fresh.isEmpty()) {
            return List.of("none");
        }
        List<RequestEntry> changes =
                fresh.stream().filter(call -> call.operation().isMutation()).toList();
        List<String> lines = new ArrayList<>();
        if (!changes.isEmpty()) {
            lines.add(COLUMNS.header());
        }
        changes.forEach(call -> lines.add(line(call)));
        List<RequestEntry> looks =
                fresh.stream().filter(call -> !call.operation().isMutation()).toList();
        lines.add("besides, to look: " + (looks.isEmpty() ? "none" : count(looks)));
        return lines;
    }

    /** How many calls there were since the start, by operation. */
    String total() {
        return count(cloud.requests().entries());
    }

    private String line(RequestEntry call) {
        return COLUMNS.row(List.of(
                String.format(
                        Locale.ROOT, "%.1fs", Duration.between(begin, call.at()).toMillis() / 1000.0),
                nameOf(call.accountId()),
                call.region(),
                String.valueOf(call.status()),
                call.method() + " " + CLIENT_TOKEN.matcher(call.target()).replaceFirst("")));
    }

    /** The seed names the accounts a and b, in this order. */
    private String nameOf(String accountId) {
        for (int i = 0; i < cloud.accounts().size(); i++) {
            if (cloud.account(i).accountId().equals(accountId)) {
                return String.valueOf((char) ('a' + i));
            }
        }
        return "?";
    }

    private static String count(List<RequestEntry> calls) {
        return calls.stream()
                .collect(Collectors.groupingBy(
                        RequestEntry::operation, () -> new EnumMap<>(Operation.class), Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().word())
                .collect(Collectors.joining(", "));
    }
}
