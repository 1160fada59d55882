package io.baiducloud.peerconn.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baiducloud.peerconn.simulator.cloud.Account;
import io.baiducloud.peerconn.simulator.cloud.Vpc;

/** The line on stdout by which scripts learn where everything is. */
final class ReadyLine {
    private ReadyLine() {}

    static String of(Simulator simulator) {
        ObjectNode ready = JsonNodeFactory.instance.objectNode();
        ObjectNode endpoints = ready.putObject("endpoints");
        simulator.endpoints().forEach((region, uri) -> endpoints.put(region, uri.toString()));
        ready.put("control", simulator.controlEndpoint().toString());
        ArrayNode accounts = ready.putArray("accounts");
        for (Account account : simulator.accounts()) {
            ObjectNode node = accounts.addObject()
                    .put("accountId", account.accountId())
                    .put("accessKeyId", account.accessKeyId())
                    .put("secretAccessKey", account.secretAccessKey());
            ArrayNode vpcs = node.putArray("vpcs");
            for (Vpc vpc : account.vpcs()) {
                vpcs.addObject().put("vpcId", vpc.vpcId()).put("region", vpc.region());
            }
        }
        return "READY " + ready;
    }
}
