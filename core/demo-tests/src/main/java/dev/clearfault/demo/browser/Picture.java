package dev.clearfault.demo.browser;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** The pictures of the documentation, which tests take. */
public final class Picture {
  private Picture() {}

  /**
   * Keeps a picture of a page. With {@code -Dplayground.images=docs/images}, relative to the top
   * folder, a picture that the documentation has is written anew.
   *
   * @param selector a CSS selector for the element to show; empty for what is on the screen
   * @throws IllegalStateException if the picture is too small to show something, or too large
   */
  public static void keep(Tab tab, String name, String selector) throws Exception {
    Path kept = Path.of("target", "playground", name + ".png");
    smallest(selector.isEmpty() ? tab.screenshot(kept) : tab.screenshot(kept, selector), kept);
    long size = Files.size(kept);
    if (size < 20_000 || size > 200_000) {
      throw new IllegalStateException(kept + " has " + size + " bytes, not 20 to 200 KB");
    }
    String documented = System.getProperty("playground.images");
    if (documented != null) {
      Path target = Path.of("..", documented).resolve(kept.getFileName());
      if (Files.exists(target)) {
        Files.copy(kept, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** A browser is in a hurry and writes larger files. */
  private static void smallest(BufferedImage picture, Path file) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ImageWriteParam how = writer.getDefaultWriteParam();
    how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    how.setCompressionQuality(0);
    Files.delete(file);
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(picture, null, null), how);
    } finally {
      writer.dispose();
    }
  }
}
