package dev.pawl.activities.drain;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps this worker's drains from asking the same budget at the same instant: the API server would
 * let one of them through and have the others try again and again. A fixed number of locks; two
 * budgets that share one only wait a moment for each other.
 */
final class BudgetLocks {

  private static final int LOCKS = 64;

  private final Lock[] locks = new Lock[LOCKS];

  BudgetLocks() {
    for (int i = 0; i < LOCKS; i++) {
      locks[i] = new ReentrantLock();
    }
  }

  /**
   * @param key of the budget; the empty text, for pods without one, has a lock that nobody shares
   */
  Lock of(String key) {
    return key.isEmpty() ? new ReentrantLock() : locks[Math.floorMod(key.hashCode(), LOCKS)];
  }
}
