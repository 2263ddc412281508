package ke.go.machakos.gateway.settings;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** What is wrong with a file in words: Java's message is often the bare name. */
public final class FileTrouble {
  private FileTrouble() {}

  /** The words; the file is named where the failure names one. */
  public static String words(IOException failure) {
    return switch (failure) {
      case NoSuchFileException none -> none.getFile() + ": no such file or folder";
      case AccessDeniedException denied -> denied.getFile() + ": permission denied";
      case FileAlreadyExistsException there -> there.getFile() + " is there already";
      case IOException other ->
          Objects.requireNonNullElse(other.getMessage(), other.getClass().getSimpleName());
    };
  }
}
