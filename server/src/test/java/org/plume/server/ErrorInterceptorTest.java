package org.plume.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import org.junit.jupiter.api.Test;

class ErrorInterceptorTest {

    @Test
    void whatIsOurFault_isToldByAnIdAlone() {
        Status status = ErrorInterceptor.statusOf(new IllegalStateException("secret /path/of/a/file"));

        assertThat(status.getCode()).isEqualTo(Status.Code.INTERNAL);
        assertThat(status.getDescription())
                .matches("internal error [0-9a-f-]{36}; the server's log says more under this id");
        assertThat(status.getCause()).isNull();
    }

    @Test
    void everyError_hasAStatus() {
        assertThat(ErrorInterceptor.statusOf(new OutOfMemoryError()).getCode()).isEqualTo(Status.Code.INTERNAL);
        assertThat(ErrorInterceptor.statusOf(Status.ABORTED.asRuntimeException())
                        .getCode())
                .isEqualTo(Status.Code.ABORTED);
    }
}
