package io.baiducloud.peerconn.e2e.story;

import io.baiducloud.peerconn.simulator.cloud.Connection;
import io.baiducloud.peerconn.simulator.cloud.Side;
import java.util.List;
import java.util.stream.Stream;

/** What somebody sees who opens the cloud's web console: connections, and no Kubernetes. */
final class ConsoleView {
    private static final Columns COLUMNS = new Columns(
            List.of("ID", "INITIATOR", "ACCEPTOR", "STATUS", "MBPS", "DNS", "PROTECT"),
            List.of(21, 19, 19, 10, 4, 11, 3));

    private ConsoleView() {}

    static List<String> of(List<Connection> connections) {
        return Stream.concat(
                        Stream.of(COLUMNS.header()),
                        connections.stream()
                                .filter(connection -> !connection.isGone())
                                .map(ConsoleView::row))
                .toList();
    }

    private static String row(Connection connection) {
        return COLUMNS.row(List.of(
                connection.id(),
                place(connection.initiator()),
                place(connection.acceptor()),
                connection.status().word(),
                String.valueOf(connection.bandwidth()),
                connection.initiator().dns().word() + "/"
                        + connection.acceptor().dns().word(),
                connection.deleteProtect() ? "yes" : "no"));
    }

    private static String place(Side side) {
        return side.region() + " " + side.vpcId();
    }
}
