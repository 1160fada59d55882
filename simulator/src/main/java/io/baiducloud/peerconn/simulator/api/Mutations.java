package io.baiducloud.peerconn.simulator.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.baiducloud.peerconn.simulator.cloud.Caller;
import io.baiducloud.peerconn.simulator.cloud.Cloud;
import io.baiducloud.peerconn.simulator.cloud.CreateOrder;
import io.baiducloud.peerconn.simulator.cloud.Tag;
import io.baiducloud.peerconn.simulator.model.PaymentTiming;
import io.baiducloud.peerconn.simulator.model.Refusal;
import io.baiducloud.peerconn.simulator.model.RefusedException;
import io.baiducloud.peerconn.simulator.model.Role;

/** Carries out the calls that change something. */
final class Mutations {
    private final Cloud cloud;

    Mutations(Cloud cloud) {
        this.cloud = cloud;
    }

    /** What was done: the id it was done to, and the body of the answer. */
    record Done(String peerConnId, String body) {}

    Done apply(Call call) {
        JsonBody body = JsonBody.parse(call.request().bodyText());
        Caller caller = call.caller();
        String id = call.peerConnId();
        switch (call.operation()) {
            case CREATE -> {
                String created = cloud.create(caller, order(body)).id();
                return new Done(
                        created,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("peerConnId", created)
                                .toString());
            }
            case UPDATE ->
                cloud.update(
                        caller, id, body.requiredText("localIfId"), body.text("localIfName"), body.text("description"));
            case ACCEPT -> cloud.accept(caller, id);
            case REJECT -> cloud.reject(caller, id);
            case DELETE -> cloud.delete(caller, id);
            case RESIZE -> cloud.resize(caller, id, body.number("newBandwidthInMbps"));
            case RENEW -> cloud.renew(caller, id, months(body.object("billing").object("reservation")));
            case REFUND -> cloud.refund(caller, id);
            case OPEN_DNS -> cloud.openDns(caller, id, role(call));
            case CLOSE_DNS -> cloud.closeDns(caller, id, role(call));
            case DELETE_PROTECT -> cloud.protect(caller, id, body.flag("deleteProtect"));
            default -> throw new IllegalArgumentException(call.operation() + " changes nothing");
        }
        return new Done(id, "");
    }

    /** Only the query counts, although one SDK repeats the role in the body. */
    private static Role role(Call call) {
        return call.request()
                .query()
                .find("role")
                .flatMap(Role::find)
                .orElseThrow(
                        () -> new RefusedException(Refusal.PARAMETER_INVALID, "role must be initiator or acceptor"));
    }

    private static CreateOrder order(JsonBody body) {
        JsonBody billing = body.object("billing");
        PaymentTiming payment = PaymentTiming.find(billing.requiredText("paymentTiming"))
                .orElseThrow(() -> new RefusedException(Refusal.INAPPROPRIATE_JSON, "paymentTiming"));
        return new CreateOrder(
                body.number("bandwidthInMbps"),
                body.textOrEmpty("description"),
                body.textOrEmpty("localIfName"),
                body.textOrEmpty("peerIfName"),
                body.requiredText("localVpcId"),
                body.requiredText("peerVpcId"),
                body.textOrEmpty("peerAccountId"),
                body.requiredText("peerRegion"),
                payment,
                payment == PaymentTiming.PREPAID ? months(billing.object("reservation")) : 0,
                body.objects("tags").stream()
                        .map(tag -> new Tag(tag.requiredText("tagKey"), tag.textOrEmpty("tagValue")))
                        .toList(),
                body.textOrEmpty("resourceGroupId"),
                body.flagOr("deleteProtect", false));
    }

    /** The unit is spelled {@code month} in documents and {@code Month} in two SDKs. */
    private static int months(JsonBody reservation) {
        if (!reservation.requiredText("reservationTimeUnit").equalsIgnoreCase("month")) {
            throw new RefusedException(Refusal.RESERVATION_INVALID, "reservationTimeUnit must be month");
        }
        return reservation.number("reservationLength");
    }
}
