package io.baiducloud.peerconn.simulator.http;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small HTTP/1.1 server: one virtual thread per connection, at most {@value #MAX_CONNECTIONS} of them.
 *
 * <p>Own code rather than a library, because the simulator has to see the request target undecoded and to answer
 * badly on purpose: resets before and after the work, bodies shorter than announced, single bytes at a time.
 */
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final int MAX_CONNECTIONS = 1024;
    private static final int IDLE_MILLIS = 120_000;

    private final ServerSocket listener;
    private final int maxBody;
    private final Function<HttpRequest, HttpAnswer> handler;
    private final Thread acceptor;
    private final Semaphore free = new Semaphore(MAX_CONNECTIONS);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Thread> serving = ConcurrentHashMap.newKeySet();

    private HttpServer(ServerSocket listener, int maxBody, Function<HttpRequest, HttpAnswer> handler) {
        this.listener = listener;
        this.maxBody = maxBody;
        this.handler = handler;
        this.acceptor = Thread.ofVirtual()
                .name("simulator-acceptor-" + listener.getLocalPort())
                .unstarted(this::acceptLoop);
    }

    /** Listens on that address (port 0 = a free one) until closed; longer bodies are refused. */
    public static HttpServer start(
            InetAddress address, int port, int maxBody, Function<HttpRequest, HttpAnswer> handler) throws IOException {
        ServerSocket listener = new ServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(address, port), 256);
        } catch (IOException e) {
            listener.close();
            BindException clear = new BindException(
                    "cannot listen on " + address.getHostAddress() + ":" + port + ": " + e.getMessage());
            clear.initCause(e);
            throw clear;
        }
        HttpServer server = new HttpServer(listener, maxBody, handler);
        server.acceptor.start();
        return server;
    }

    /** The address under which it can be called. */
    public URI uri() {
        InetAddress address = listener.getInetAddress();
        String host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + listener.getLocalPort());
    }

    @Override
    public void close() {
        closeQuietly(listener);
        open.forEach(HttpServer::closeQuietly);
        serving.forEach(Thread::interrupt);
        try {
            // only then does the port refuse connections
            acceptor.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void acceptLoop() {
        while (!listener.isClosed()) {
            try {
                free.acquire();
                Socket socket = listener.accept();
                open.add(socket);
                Thread.ofVirtual()
                        .name("simulator-connection-" + listener.getLocalPort())
                        .start(() -> tracked(socket));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (IOException e) {
                free.release();
                if (!listener.isClosed()) {
                    LOG.atWarn().addKeyValue("cause", e.getMessage()).log("accept failed");
                }
            }
        }
        // a connection accepted while closing
        open.forEach(HttpServer::closeQuietly);
    }

    private void tracked(Socket socket) {
        serving.add(Thread.currentThread());
        try {
            serve(socket);
        } finally {
            serving.remove(Thread.currentThread());
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(IDLE_MILLIS);
            RequestReader reader = new RequestReader(socket.getInputStream(), socket.getOutputStream(), maxBody);
            AnswerWriter writer = new AnswerWriter(socket);
            try {
                boolean more = true;
                while (more) {
                    HttpRequest request = reader.next();
                    more = request != null && writer.write(handler.apply(request), keepsAlive(request));
                }
            } catch (HttpProblemException e) {
                writer.write(HttpAnswer.of(e.status(), e.getMessage() + "\n"), false);
            }
        } catch (IOException e) {
            LOG.atTrace().addKeyValue("cause", e.getMessage()).log("connection ended");
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("request failed");
        } finally {
            open.remove(socket);
            free.release();
        }
    }

    private static boolean keepsAlive(HttpRequest request) {
        return request.headers()
                .find("Connection")
                .map(value -> !value.equalsIgnoreCase("close"))
                .orElse(true);
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (SocketException e) {
            LOG.atTrace().addKeyValue("cause", e.getMessage()).log("close");
        } catch (Exception e) {
            LOG.atDebug().addKeyValue("cause", e.getMessage()).log("close");
        }
    }
}
