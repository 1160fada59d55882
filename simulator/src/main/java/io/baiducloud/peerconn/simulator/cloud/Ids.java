package io.baiducloud.peerconn.simulator.cloud;

import java.util.HexFormat;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes ids in the provider's manner. */
public final class Ids {
    private static final String ALPHABET = "0123456789abcdefghijkmnpqrstuvwxyz";

    private final RandomGenerator random;

    /** Draws from that generator. */
    public Ids(RandomGenerator random) {
        this.random = random;
    }

    /** {@code peerconn-} and twelve characters. */
    public String peerConnId() {
        return "peerconn-" + word(12);
    }

    /** {@code qpif-} and twelve characters. */
    public String interfaceId() {
        return "qpif-" + word(12);
    }

    /** {@code vpc-} and twelve characters. */
    public String vpcId() {
        return "vpc-" + word(12);
    }

    /** 32 hexadecimal digits. */
    public synchronized String hex32() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** A random UUID. */
    public synchronized String uuid() {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() >>> 2) | Long.MIN_VALUE;
        return new UUID(high, low).toString();
    }

    /** Heads or tails. */
    public synchronized boolean coin() {
        return random.nextBoolean();
    }

    private synchronized String word(int length) {
        StringBuilder word = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            word.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return word.toString();
    }
}
