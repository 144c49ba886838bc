package dev.rouse.agent.tool.wire;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/// Which addresses a call may connect to.
@FunctionalInterface
public interface Reach {
  Reach ANYWHERE = _ -> true;

  /// What the whole internet can reach too: nothing of this machine, its cluster or its cloud.
  Reach PUBLIC = Reach::isPublic;

  boolean allows(InetAddress address);

  private static boolean isPublic(InetAddress address) {
    return switch (address) {
      case Inet4Address four -> Range.RESERVED_4.stream().noneMatch(range -> range.holds(four));
      case Inet6Address six -> isPublicSix(six);
      default -> false;
    };
  }

  /// Only global unicast; and not where an IPv4 address hides in it that is not public itself.
  private static boolean isPublicSix(Inet6Address address) {
    byte[] bytes = address.getAddress();
    boolean nat64 = Range.NAT64.holds(address);
    boolean global = Range.GLOBAL_6.holds(address);
    if (!global && !nat64) {
      return false;
    }
    if (Range.RESERVED_6.stream().anyMatch(range -> range.holds(address))) {
      return false;
    }
    if (nat64) {
      return isPublic(four(Arrays.copyOfRange(bytes, 12, 16)));
    }
    return !Range.SIX_TO_FOUR.holds(address) || isPublic(four(Arrays.copyOfRange(bytes, 2, 6)));
  }

  private static InetAddress four(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// Addresses that share their first bits.
  record Range(InetAddress from, int bits) {
    static final List<Range> RESERVED_4 =
        all(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3");
    static final Range GLOBAL_6 = of("2000::/3");
    static final Range NAT64 = of("64:ff9b::/96");
    static final Range SIX_TO_FOUR = of("2002::/16");
    static final List<Range> RESERVED_6 = all("2001::/23", "2001:db8::/32", "3fff::/20");

    private static List<Range> all(String... written) {
      return Arrays.stream(written).map(Range::of).toList();
    }

    private static Range of(String written) {
      int slash = written.indexOf('/');
      var address = InetAddress.ofLiteral(written.substring(0, slash));
      return new Range(address, Integer.parseInt(written.substring(slash + 1)));
    }

    boolean holds(InetAddress address) {
      byte[] mine = from.getAddress();
      byte[] other = address.getAddress();
      if (mine.length != other.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if (((mine[bit / 8] ^ other[bit / 8]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
