package io.baiducloud.peerconn.client.internal;

import java.util.Arrays;

/** Lines that are written in any order and come out in that of their bytes. */
public final class SortedLines {
    private final Octets lines;
    /** Where each line begins, and where the last one ends. */
    private int[] ends;

    private int count;

    /** Made with room for some. */
    public SortedLines(int room, int lineCount) {
        lines = new Octets(room);
        ends = new int[lineCount + 1];
    }

    /** Adds a line; the caller writes it into what is returned, and then ends it. */
    public Octets begin() {
        return lines;
    }

    /** Ends the line that was begun. */
    public void end() {
        count++;
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        ends[count] = lines.length();
    }

    /** Adds the lines to others, in order, with something between them, and forgets them. */
    public void moveTo(Octets target, char separator) {
        int[] order = sorted();
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                target.append(separator);
            }
            target.append(lines, ends[order[i]], ends[order[i] + 1]);
        }
        lines.clear();
        count = 0;
    }

    /** By insertion: there are a handful. */
    private int[] sorted() {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int k = i;
            for (; k > 0 && compare(order[k - 1], i) > 0; k--) {
                order[k] = order[k - 1];
            }
            order[k] = i;
        }
        return order;
    }

    private int compare(int line, int other) {
        return lines.compare(ends[line], ends[line + 1], ends[other], ends[other + 1]);
    }
}
