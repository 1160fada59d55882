package io.baiducloud.peerconn.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A TCP proxy on loopback that breaks connections when told to. A change of behaviour counts for bytes that arrive
 * later, on open connections as well.
 */
public final class TcpFaultProxy implements AutoCloseable {
    private final InetSocketAddress target;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Socket> forsaken = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger answersLost = new AtomicInteger();
    private volatile Behaviour behaviour = new Behaviour.Pass();
    private @Nullable ServerSocket listener;
    private @Nullable Thread acceptor;

    private TcpFaultProxy(InetSocketAddress target) {
        this.target = target;
        this.port = listen(0);
    }

    /** Starts a proxy to a port of this machine; at first everything passes. */
    public static TcpFaultProxy to(int targetPort) {
        return new TcpFaultProxy(new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort));
    }

    /** What happens to connections and to what they carry. */
    public sealed interface Behaviour {
        /** Everything passes. */
        record Pass() implements Behaviour {}

        /** Nobody listens: connecting fails at once, open connections are cut. */
        record Refuse() implements Behaviour {}

        /** Connections are accepted and reset when the first byte arrives: the target sees nothing of it. */
        record Drop() implements Behaviour {}

        /** Connections stay open and nothing arrives, in either direction. */
        record HalfOpen() implements Behaviour {}

        /** What is asked arrives; the answer is lost and the connection reset: whether it was done is unknown. */
        record LoseAnswer() implements Behaviour {}

        /** Everything passes, each piece after a while. */
        record Delay(Duration by) implements Behaviour {}
    }

    /** The port to connect to; it stays the same when connections are refused meanwhile. */
    public int port() {
        return port;
    }

    /** The address to connect to. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Changes the behaviour from now on. */
    public synchronized void behave(Behaviour next) {
        behaviour = next;
        if (next instanceof Behaviour.Refuse) {
            stopListening();
            cut();
        } else if (listener == null) {
            listen(port);
        }
    }

    /** Resets every open connection, whatever the behaviour. */
    public void cut() {
        open.forEach(TcpFaultProxy::reset);
    }

    /** Open connections stay open and nothing arrives on them any more, whatever the behaviour; new ones are not concerned. */
    public void forsake() {
        forsaken.addAll(open);
    }

    /** How many connections were accepted so far. */
    public int connections() {
        return accepted.get();
    }

    /** How many answers were lost so far. */
    public int answersLost() {
        return answersLost.get();
    }

    @Override
    public synchronized void close() {
        stopListening();
        cut();
    }

    private synchronized int listen(int wanted) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            listener = socket;
            acceptor = Thread.ofPlatform().daemon().name("fault-proxy-accept").start(() -> accept(socket));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + wanted, e);
        }
    }

    private synchronized void stopListening() {
        if (listener != null) {
            closeQuietly(listener);
            listener = null;
            awaitEndOfAcceptor(); // as long as it accepts, the port is open
        }
    }

    private void awaitEndOfAcceptor() {
        try {
            if (acceptor != null) {
                acceptor.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                accepted.incrementAndGet();
                Thread.ofVirtual().name("fault-proxy").start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (Socket server = new Socket()) {
            open.add(client);
            open.add(server);
            if (behaviour instanceof Behaviour.Refuse) {
                reset(client); // it slipped in while the listener was closed
                return;
            }
            server.connect(target);
            Thread answers = Thread.ofVirtual().start(() -> pump(server, client, true));
            pump(client, server, false);
            answers.join();
        } catch (IOException e) {
            reset(client);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closeQuietly(client);
            open.remove(client);
            open.removeIf(Socket::isClosed);
            forsaken.removeIf(Socket::isClosed);
        }
    }

    private void pump(Socket from, Socket to, boolean answer) {
        byte[] buffer = new byte[16 * 1024];
        try {
            int size = from.getInputStream().read(buffer);
            while (size >= 0) {
                if (!forward(buffer, size, from, to, answer)) {
                    return;
                }
                size = from.getInputStream().read(buffer);
            }
            if (!(behaviour instanceof Behaviour.HalfOpen)) {
                to.shutdownOutput();
            }
        } catch (IOException broken) {
            reset(from);
            reset(to);
        }
    }

    /** Says whether the connection goes on. */
    private boolean forward(byte[] bytes, int size, Socket from, Socket to, boolean answer) throws IOException {
        if (forsaken.contains(from)) {
            return true; // swallowed
        }
        switch (behaviour) {
            case Behaviour.Pass _ -> to.getOutputStream().write(bytes, 0, size);
            case Behaviour.HalfOpen _ -> {
                return true; // swallowed
            }
            case Behaviour.Delay(Duration by) -> {
                pause(by);
                to.getOutputStream().write(bytes, 0, size);
            }
            case Behaviour.LoseAnswer _ when !answer -> to.getOutputStream().write(bytes, 0, size);
            case Behaviour.LoseAnswer _ -> {
                answersLost.incrementAndGet();
                reset(from);
                reset(to);
                return false;
            }
            case Behaviour.Drop _, Behaviour.Refuse _ -> {
                reset(from);
                reset(to);
                return false;
            }
        }
        return true;
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes with RST instead of FIN, as a machine that lost the connection would. */
    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (SocketException alreadyClosed) {
            return;
        }
        closeQuietly(socket);
    }

    private static void closeQuietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is as good as closed
        }
    }
}
