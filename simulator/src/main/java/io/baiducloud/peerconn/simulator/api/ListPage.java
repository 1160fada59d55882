package io.baiducloud.peerconn.simulator.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baiducloud.peerconn.simulator.cloud.Sight;
import io.baiducloud.peerconn.simulator.faults.Effect;
import io.baiducloud.peerconn.simulator.faults.Plan;
import io.baiducloud.peerconn.simulator.model.Refusal;
import io.baiducloud.peerconn.simulator.model.RefusedException;
import io.baiducloud.peerconn.simulator.model.Role;
import io.baiducloud.peerconn.simulator.settings.Settings;
import io.baiducloud.peerconn.simulator.settings.Views;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/** Cuts one page out of a list. */
final class ListPage {
    private static final int MOST = 1000;
    /** Tells the second row of a connection from the first when a page begins with it. */
    private static final String ACCEPTOR = "~acceptor";

    private final List<Sight> rows;
    private final int start;
    private final int maxKeys;
    private final Plan plan;

    private ListPage(List<Sight> rows, int start, int maxKeys, Plan plan) {
        this.rows = rows;
        this.start = start;
        this.maxKeys = maxKeys;
        this.plan = plan;
    }

    static ListPage of(
            List<Sight> rows, Optional<String> marker, Optional<String> maxKeys, Settings settings, Plan plan) {
        int asked = maxKeys.map(ListPage::number).orElse(MOST);
        if (asked < 1 || asked > MOST) {
            if (settings.get(Views.MAX_KEYS_OUT_OF_RANGE) == Views.OutOfRange.REFUSE) {
                throw new RefusedException(Refusal.PARAMETER_INVALID, "maxKeys must be 1 to " + MOST);
            }
            asked = MOST;
        }
        int cap = plan.find(Effect.PageCap.class).map(Effect.PageCap::rows).orElse(MOST);
        int start = marker.map(value -> startOf(rows, value, settings)).orElse(0);
        return new ListPage(rows, start, Math.min(asked, cap), plan);
    }

    ObjectNode render(Function<Sight, ObjectNode> renderer) {
        int end = Math.min(rows.size(), start + maxKeys);
        List<ObjectNode> items = new ArrayList<>();
        for (Sight row : rows.subList(start, end)) {
            items.add(renderer.apply(row));
            if (plan.has(Effect.DuplicateRows.class)) {
                items.add(renderer.apply(row));
            }
        }
        if (plan.has(Effect.ReorderRows.class)) {
            Collections.shuffle(items, new Random(items.size()));
        }
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode array = page.putArray("peerConns");
        items.forEach(array::add);
        if (!items.isEmpty()) {
            page.put("marker", markerOf(start));
        }
        boolean endless = plan.has(Effect.EndlessList.class) && !rows.isEmpty();
        boolean truncated = end < rows.size() || endless;
        page.put("isTruncated", truncated);
        if (truncated) {
            page.put("nextMarker", markerOf(end < rows.size() ? end : 0));
        }
        return page.put("maxKeys", maxKeys);
    }

    private String markerOf(int index) {
        Sight row = rows.get(index);
        boolean second = row.role() == Role.ACCEPTOR
                && index > 0
                && rows.get(index - 1).connection().id().equals(row.connection().id());
        return row.connection().id() + (second ? ACCEPTOR : "");
    }

    private static int startOf(List<Sight> rows, String marker, Settings settings) {
        boolean second = marker.endsWith(ACCEPTOR);
        String id = second ? marker.substring(0, marker.length() - ACCEPTOR.length()) : marker;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).connection().id().equals(id)
                    && (!second || rows.get(i).role() == Role.ACCEPTOR)) {
                return i;
            }
        }
        if (settings.get(Views.LIST_ORDER) == Views.ListOrder.ID) {
            // the row is gone, the list goes on where it stood
            return (int) rows.stream()
                    .takeWhile(row -> row.connection().id().compareTo(id) < 0)
                    .count();
        }
        if (settings.get(Views.UNKNOWN_MARKER) == Views.Unknown.NOT_FOUND) {
            throw new RefusedException(Refusal.PARAMETER_INVALID, "marker");
        }
        return rows.size();
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new RefusedException(Refusal.PARAMETER_INVALID, "maxKeys must be a number");
        }
    }
}
