package io.baiducloud.peerconn.simulator.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.baiducloud.peerconn.simulator.http.HttpAnswer;
import io.baiducloud.peerconn.simulator.model.ErrorAnswer;
import io.baiducloud.peerconn.simulator.model.RefusedException;
import io.baiducloud.peerconn.simulator.settings.Errors;
import io.baiducloud.peerconn.simulator.settings.Settings;

/** Turns refusals into error bodies. */
final class ErrorRenderer {
    private ErrorRenderer() {}

    static ErrorAnswer answerTo(RefusedException refusal, Settings settings) {
        ErrorAnswer answer = settings.get(Errors.of(refusal.refusal()));
        if (answer.message().contains("%s")) {
            return new ErrorAnswer(
                    answer.status(), answer.code(), answer.message().replace("%s", refusal.detail()));
        }
        return refusal.detail().isEmpty()
                ? answer
                : new ErrorAnswer(answer.status(), answer.code(), answer.message() + " (" + refusal.detail() + ")");
    }

    static HttpAnswer render(ErrorAnswer error, String requestId) {
        return HttpAnswer.of(
                error.status(),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("code", error.code())
                        .put("message", error.message())
                        .put("requestId", requestId)
                        .toString());
    }
}
