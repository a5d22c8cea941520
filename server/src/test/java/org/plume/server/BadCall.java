package org.plume.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.grpc.Status;
import java.util.Iterator;
import java.util.concurrent.Callable;

/**
 * A call with something wrong in it.
 *
 * @param what is wrong
 * @param call whose answers are read to the end
 * @param code that it must be refused with
 * @param message that the refusal must begin with: the field, the rule, the value
 */
record BadCall(String what, Callable<?> call, Status.Code code, String message) {

    static BadCall invalid(String what, String message, Callable<?> call) {
        return new BadCall(what, call, Status.Code.INVALID_ARGUMENT, message);
    }

    /** Refused by its name, and nothing of how the server is made is told. */
    void assertRefused() {
        Status status = Status.fromThrowable(catchThrowable(() -> {
            if (call.call() instanceof Iterator<?> answers) {
                answers.forEachRemaining(answer -> {});
            }
        }));
        assertThat(status.getCode()).as("%s: %s", what, status).isEqualTo(code);
        assertThat(String.valueOf(status.getDescription()))
                .startsWith(message)
                .doesNotContain("Exception", "\tat ", ".java:");
    }

    @Override
    public String toString() {
        return what;
    }
}
