package io.baiducloud.peerconn.simulator.model;

/** What a refusal looks like on the wire: an HTTP status, a code and a message. */
public record ErrorAnswer(int status, String code, String message) {

    /** Refuses what could not be sent as an error. */
    public ErrorAnswer {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("an error needs a status from 400 to 599, not " + status);
        }
        if (code.isBlank()) {
            throw new IllegalArgumentException("an error needs a code");
        }
    }

    /** The same answer under another code. */
    public ErrorAnswer withCode(String newCode) {
        return new ErrorAnswer(status, newCode, message);
    }
}
