package io.baiducloud.peerconn.simulator.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baiducloud.peerconn.simulator.Simulator;
import io.baiducloud.peerconn.simulator.cloud.Account;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Somebody with keys who calls one region's endpoint. */
public record Customer(Wire wire, Signer signer, Account account, String region, Map<String, String> extraHeaders) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public static Customer of(Simulator simulator, int account, String region) {
        Account customer = simulator.account(account);
        return new Customer(
                new Wire(simulator.endpoint(region)),
                new Signer(customer.accessKeyId(), customer.secretAccessKey()),
                customer,
                region,
                Map.of());
    }

    public Customer with(Signer other, Map<String, String> headers) {
        return new Customer(wire, other, account, region, headers);
    }

    public Wire.Answer call(String method, String target, String body) {
        Instant now = Instant.now();
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        List<String[]> query = new ArrayList<>();
        if (question >= 0) {
            for (String part : target.substring(question + 1).split("&", -1)) {
                String[] pair = part.split("=", 2);
                query.add(new String[] {pair[0], pair.length > 1 ? pair[1] : null});
            }
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Host", wire.host());
        headers.put("x-bce-date", now.truncatedTo(ChronoUnit.SECONDS).toString());
        headers.putAll(extraHeaders);
        String authorization = signer.sign(method, path, query, headers, now, 1800);
        StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        request.append("Authorization: ").append(authorization).append("\r\n");
        request.append("Content-Type: application/json\r\n");
        request.append("Content-Length: ")
                .append(body.getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                .append("\r\n\r\n")
                .append(body);
        return wire.send(request.toString());
    }

    public JsonNode json(String method, String target, String body) {
        Wire.Answer answer = call(method, target, body);
        if (answer.status() != 200) {
            throw new AssertionError(method + " " + target + ": " + answer.status() + " " + answer.body());
        }
        return read(answer.body());
    }

    public static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + body, e);
        }
    }

    /** The error code of a call that has to fail with that status. */
    public String refused(int status, String method, String target, String body) {
        Wire.Answer answer = call(method, target, body);
        if (answer.status() != status) {
            throw new AssertionError(method + " " + target + ": " + answer.status() + " " + answer.body());
        }
        return read(answer.body()).path("code").asText();
    }

    public void ok(String method, String target, String body) {
        Wire.Answer answer = call(method, target, body);
        if (answer.status() != 200) {
            throw new AssertionError(method + " " + target + ": " + answer.status() + " " + answer.body());
        }
    }

    public JsonNode detail(String id, String role) {
        return json("GET", "/v1/peerconn/" + id + "?role=" + role, "");
    }

    /** The body of a create call between own networks. */
    public String ownPair(int local, String peerRegion, int peer) {
        return order(account.vpcId(region, local), account.vpcId(peerRegion, peer), peerRegion, "", "");
    }

    public static String order(String localVpc, String peerVpc, String peerRegion, String peerAccount, String more) {
        return "{\"bandwidthInMbps\":20,\"localVpcId\":\"" + localVpc + "\",\"peerVpcId\":\"" + peerVpc
                + "\",\"peerRegion\":\"" + peerRegion + "\""
                + (peerAccount.isEmpty() ? "" : ",\"peerAccountId\":\"" + peerAccount + "\"")
                + ",\"billing\":{\"paymentTiming\":\"Postpaid\"}" + more + "}";
    }

    public String create(String body) {
        return json("POST", "/v1/peerconn?clientToken=" + UUID.randomUUID(), body)
                .get("peerConnId")
                .asText();
    }
}
