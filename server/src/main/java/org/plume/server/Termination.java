package org.plume.server;

import java.lang.reflect.Proxy;

/**
 * Runs an action when the process is told to end (SIGTERM), in place of the end. Java has shutdown hooks for that, but they
 * run side by side: ONNX Runtime's own would free its environment while calls are still computing. The class of signals is
 * reached by name, as compilers warn of it; where there is none, a shutdown hook has to do.
 */
final class Termination {

    private Termination() {}

    static void handle(Runnable action) {
        Runnable once = () -> new Thread(action, "terminate").start();
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    Termination.class.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            once.run();
                        }
                        return method.getReturnType() == int.class ? System.identityHashCode(self) : null;
                    });
            Object term = signal.getConstructor(String.class).newInstance("TERM");
            signal.getMethod("handle", signal, handler).invoke(null, term, proxy);
        } catch (ReflectiveOperationException e) {
            Runtime.getRuntime().addShutdownHook(new Thread(action, "terminate"));
        }
    }
}
