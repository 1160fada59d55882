package io.baiducloud.peerconn.client;

import io.baiducloud.peerconn.client.internal.HttpStsClient;

/** Builds an {@link StsClient}. Credentials are needed; the endpoint is that of Beijing, which serves all regions. */
public final class StsClientBuilder extends ClientBuilder<StsClientBuilder> {
    private static final Endpoint BEIJING = Endpoint.of("sts.bj.baidubce.com");

    StsClientBuilder() {}

    @Override
    StsClientBuilder self() {
        return this;
    }

    /** Builds the client; an IllegalArgumentException names the field that is wrong. */
    public StsClient build() {
        return HttpStsClient.of(settings(BEIJING));
    }
}
