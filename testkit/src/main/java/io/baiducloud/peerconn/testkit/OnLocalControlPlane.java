package io.baiducloud.peerconn.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test class on a real API server with our custom resource definition, shared by all such classes of a JVM.
 * Constructors and methods may take a {@link LocalControlPlane} and the admin's
 * {@link io.fabric8.kubernetes.client.KubernetesClient}; {@link LocalControlPlane#newNamespace()} keeps tests apart.
 *
 * <p>Where the programs are missing the class is skipped, or fails when {@code REQUIRE_KUBE_API=true}.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(LocalControlPlaneExtension.class)
public @interface OnLocalControlPlane {}
