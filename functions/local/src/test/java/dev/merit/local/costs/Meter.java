package dev.merit.local.costs;

import dev.merit.shared.testing.WriteMeter;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// The meter of the application's own client, which makes an instance by the name of this class.
public final class Meter implements ExecutionInterceptor {

    static final WriteMeter WRITES = new WriteMeter();

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        return WRITES.modifyRequest(context, attributes);
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        WRITES.afterExecution(context, attributes);
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        WRITES.onExecutionFailure(context, attributes);
    }
}
