package dev.clearfault.unchanged;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the application reads. */
@XmlRootElement(name = "order")
@XmlAccessorType(XmlAccessType.FIELD)
public class Order {
  /** What is known of it. */
  public @Nullable String name;

  /** How many. */
  public @Nullable Integer amount;

  /** One of few. */
  public @Nullable Color color;

  /** Its parts. */
  public @Nullable List<Item> items;

  /** The colours. */
  public enum Color {
    /** Red. */
    RED,
    /** Green. */
    GREEN
  }

  /** A part. */
  public static class Item {
    /** Its name. */
    public @Nullable String sku;

    /** How many. */
    public int quantity;
  }
}
