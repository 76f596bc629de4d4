package dev.merit.shared.graal;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.smallrye.common.net.HostName;
import java.net.InetAddress;

/// Names the host `localhost` in the log, unless the environment names it. A function has no name that the network
/// knows, and to ask for one takes half a millisecond of its start.
@TargetClass(HostName.class)
final class HostNameSubstitution {

    private HostNameSubstitution() {}

    @Substitute
    static InetAddress getLocalHost() {
        return InetAddress.getLoopbackAddress();
    }
}
