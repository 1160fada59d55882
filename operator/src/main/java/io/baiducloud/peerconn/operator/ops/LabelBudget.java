package io.baiducloud.peerconn.operator.ops;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a label from growing without bound: the first values get a label of their own, all later ones share "other". */
final class LabelBudget {
    static final String OTHER = "other";

    private final int most;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    LabelBudget(int most) {
        this.most = most;
    }

    String of(String value) {
        if (known.contains(value)) {
            return value;
        }
        synchronized (known) {
            if (known.size() < most) {
                known.add(value);
            }
            return known.contains(value) ? value : OTHER;
        }
    }
}
