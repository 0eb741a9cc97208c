package dev.pawl.activities.driver;

import dev.pawl.activities.driver.kwok.KwokDriver;
import dev.pawl.planner.spec.PoolDriver;
import io.fabric8.kubernetes.client.KubernetesClient;

/** Which driver a pool has. */
@FunctionalInterface
public interface Drivers {

  /**
   * @throws IllegalArgumentException when the pool's machines are not replaced but changed
   */
  MachineDriver driver(PoolDriver kind, KubernetesClient client);

  /** Those that Pawl comes with. */
  static Drivers standard() {
    return (kind, client) ->
        switch (kind) {
          case KWOK -> new KwokDriver(client);
          case EXEC ->
              throw new IllegalArgumentException(
                  "driver exec changes machines in place: it makes none");
        };
  }
}
