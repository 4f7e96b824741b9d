package dev.clearfault.frameworks.spring;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

/** A form with setters, as Spring binds it. */
public class Page {
  private int number;

  @Min(1) @Max(100) private int size = 1;

  private Order.Shipping shipping = Order.Shipping.STANDARD;

  @Size(max = 9) private String word = "";

  /** Returns the number. */
  public int getNumber() {
    return number;
  }

  /** Sets the number. */
  public void setNumber(int number) {
    this.number = number;
  }

  /** Returns the size. */
  public int getSize() {
    return size;
  }

  /** Sets the size. */
  public void setSize(int size) {
    this.size = size;
  }

  /** Returns how it is sent. */
  public Order.Shipping getShipping() {
    return shipping;
  }

  /** Sets how it is sent. */
  public void setShipping(Order.Shipping shipping) {
    this.shipping = shipping;
  }

  /** Returns the word. */
  public String getWord() {
    return word;
  }

  /** Sets the word. */
  public void setWord(String word) {
    this.word = word;
  }
}
