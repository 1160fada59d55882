package io.baiducloud.peerconn.e2e.campaign;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;

/** Every write of a process to Kubernetes crosses its lifeline; a dead one does not even read. */
record LifelineInterceptor(Lifeline lifeline) implements Interceptor {
    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
        if (request.method().equals("GET")) {
            lifeline.requireAlive();
        } else {
            lifeline.before("kubernetes " + request.method() + " "
                    + request.uri().getPath().replaceFirst(".*/namespaces/[^/]+/", ""));
        }
    }
}
