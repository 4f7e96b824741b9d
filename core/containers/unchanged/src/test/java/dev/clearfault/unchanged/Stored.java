package dev.clearfault.unchanged;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What the application stores. */
@Entity
public class Stored {
  /** The key. */
  @Id public @Nullable String id;

  /** What the client sent. */
  @Size(max = 3) public @Nullable String name;

  /** What the application has to set. */
  @Column(nullable = false)
  public @Nullable String owner;

  /** Used by Hibernate. */
  protected Stored() {}

  Stored(String id, String name, @Nullable String owner) {
    this.id = id;
    this.name = name;
    this.owner = owner;
  }
}
