package dev.pawl.planner.spec.text;

/** A place in a text; both numbers count from 1. */
public record Position(int line, int column) implements Comparable<Position> {

  /** Where every text begins. */
  public static final Position START = new Position(1, 1);

  @Override
  public int compareTo(Position other) {
    int byLine = Integer.compare(line, other.line);
    return byLine == 0 ? Integer.compare(column, other.column) : byLine;
  }
}
