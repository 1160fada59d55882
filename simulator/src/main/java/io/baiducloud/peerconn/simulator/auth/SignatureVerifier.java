package io.baiducloud.peerconn.simulator.auth;

import io.baiducloud.peerconn.simulator.http.HttpRequest;
import io.baiducloud.peerconn.simulator.http.Query;
import io.baiducloud.peerconn.simulator.model.Refusal;
import io.baiducloud.peerconn.simulator.model.RefusedException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Says who sent a request, or refuses it with the documented code. */
public final class SignatureVerifier {
    private final IdentityDirectory directory;

    /** Verifies against the keys of that directory. */
    public SignatureVerifier(IdentityDirectory directory) {
        this.directory = directory;
    }

    /**
     * The identity that signed the request.
     *
     * @param now the real time: signatures know no business clock
     * @param skew how far in the future a signature may start
     */
    public Identity verify(HttpRequest request, Instant now, Duration skew) {
        AuthorizationHeader authorization = authorizationOf(request)
                .flatMap(AuthorizationHeader::parse)
                .orElseThrow(() -> new RefusedException(Refusal.INVALID_AUTH_HEADER));
        Identity identity = directory
                .find(authorization.accessKeyId())
                .orElseThrow(() -> new RefusedException(Refusal.INVALID_ACCESS_KEY_ID));
        checkValidity(request, authorization, now, skew);
        if (CanonicalRequest.readings(request, authorization.signedHeaders()).stream()
                .noneMatch(reading -> matches(identity, authorization, reading))) {
            throw new RefusedException(Refusal.SIGNATURE_MISMATCH);
        }
        checkSession(request, identity, now);
        return identity;
    }

    private static Optional<String> authorizationOf(HttpRequest request) {
        return request.headers()
                .find("Authorization")
                .or(() -> request.query().parameters().stream()
                        .filter(parameter -> parameter.name().equalsIgnoreCase("authorization"))
                        .map(Query.Parameter::value)
                        .findFirst());
    }

    private static void checkValidity(
            HttpRequest request, AuthorizationHeader authorization, Instant now, Duration skew) {
        Instant start = authorization.start();
        boolean future = start.isAfter(now.plus(skew));
        if (future || now.isAfter(start.plus(authorization.validity()))) {
            String date = request.headers()
                    .find("x-bce-date")
                    .or(() -> request.headers().find("Date").flatMap(RequestDate::toIso))
                    .orElse(start.truncatedTo(ChronoUnit.SECONDS).toString());
            throw new RefusedException(Refusal.REQUEST_EXPIRED, date);
        }
    }

    private static void checkSession(HttpRequest request, Identity identity, Instant now) {
        Instant expires = identity.expires();
        Optional<String> token = request.headers()
                .find("x-bce-security-token")
                .or(() -> request.query().find("x-bce-security-token"));
        boolean good = identity.sessionToken() == null
                ? token.isEmpty()
                : token.map(identity.sessionToken()::equals).orElse(false)
                        && (expires == null || now.isBefore(expires));
        if (!good) {
            throw new RefusedException(Refusal.SESSION_TOKEN_INVALID);
        }
    }

    private static boolean matches(Identity identity, AuthorizationHeader authorization, String canonicalRequest) {
        String signingKey = hmac(identity.secretAccessKey(), authorization.prefix());
        return MessageDigest.isEqual(
                hmac(signingKey, canonicalRequest).getBytes(StandardCharsets.US_ASCII),
                authorization.signature().getBytes(StandardCharsets.US_ASCII));
    }

    private static String hmac(String key, String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
