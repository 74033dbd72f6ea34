package trafficanalyzer.analysis.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import trafficanalyzer.analysis.statistics.PortKind;

class PlotsTest {
  private static final double NONE = Double.NaN;

  private static final PlotOptions SMALL = new PlotOptions(480, 240, 96, Integer.MAX_VALUE, false);

  @TempDir private Path folder;
  private final Plots plots = new Plots(List.of(new KnownStatistics()), SMALL);

  private void shows(Plot plot, double[]... values) {
    LineData data = plots.lines(plot).get(0);
    assertThat(data.times())
        .containsExactly(1_704_067_200_000.0, 1_704_067_210_000.0, 1_704_067_220_000.0);
    assertThat(data.lines()).hasSize(values.length);
    for (int i = 0; i < values.length; i++) {
      assertThat(data.lines().get(i).values()).containsExactly(values[i], offset(1e-9));
    }
  }

  private static double[] values(double... values) {
    return values;
  }

  @Test
  void eachPlotShowsItsFiguresOfEachInterval() {
    shows(Plot.F1, values(100, 0, 300));
    shows(Plot.F2, values(11, 0, 33), values(12, 0, 36));
    shows(Plot.F3, values(0.5, NONE, 0.5), values(0.25, NONE, 0.25));
    shows(Plot.F4, values(2, NONE, 6));
    shows(Plot.F5, values(40, NONE, 40));
    shows(
        Plot.F6,
        values(60, NONE, 60),
        values(20, NONE, 20),
        values(10, NONE, 10),
        values(10, NONE, 10));
    shows(Plot.F7, values(7, 0, 21), values(6, 0, 18), values(5, 0, 15), values(4, 0, 12));
    shows(Plot.F8, values(2, NONE, 6));
    assertThat(plots.lines(Plot.F8).get(0).spread())
        .containsExactly(values(3, NONE, 9), offset(1e-9));
    assertThat(plots.lines(Plot.F8).get(0).unit()).isEqualTo("milliseconds");
    shows(Plot.F9, values(1.5, NONE, 1.5));
    shows(Plot.F10, values(-2.5, NONE, -2.5));
    shows(Plot.F11, values(0.75, NONE, 0.75), values(0.875, NONE, 0.875));
    shows(Plot.APPLICATIONS, values(3_000, 0, 9_000), values(1_000, 0, 0));
    shows(Plot.ENDPOINTS, values(4_000, 0, 10_000), values(1_000, 0, 0), values(0, 0, 4_500));
    assertThat(plots.lines(Plot.ENDPOINTS).get(0).lines().stream().map(Line::name))
        .containsExactly("dns", "without a name", "all others");
  }

  @Test
  void portsHaveTheirShareOfAllPacketsOfTheInterval() {
    KnownStatistics known = new KnownStatistics();
    PortShares shares =
        PortShares.of(known, new Timeline(known, Integer.MAX_VALUE), PortKind.TCP_DESTINATION);

    assertThat(shares.rowNames()).containsExactly("22", "443", "others");
    assertThat(shares.shares()[0]).containsExactly(10, 50, 0);
    assertThat(shares.shares()[1]).containsExactly(NONE, NONE, NONE);
    assertThat(shares.shares()[2]).containsExactly(0, 60, 0);
    BufferedImage image = HeatMap.image(shares);
    assertThat(new Color(image.getRGB(0, 0), true)).isEqualTo(HeatMap.color(10));
    assertThat(new Color(image.getRGB(2, 1), true)).isEqualTo(HeatMap.color(60));
    assertThat(new Color(image.getRGB(1, 1), true).getAlpha()).isZero();
  }

  @Test
  void theHeatMapHasThePortsColoursWhereItsAxesSay() {
    BufferedImage image = PngFile.image(plots.figure(Plot.F13), 96);

    Set<Integer> colours = new HashSet<>();
    for (int x = 0; x < image.getWidth() * 3 / 4; x++) {
      colours.add(image.getRGB(x, image.getHeight() / 2));
    }
    assertThat(colours).contains(HeatMap.color(50).getRGB(), HeatMap.color(60).getRGB());
  }

  @Test
  void theDeviationIsABandOnBothSidesOfAHole() {
    BufferedImage image = PngFile.image(plots.figure(Plot.F8), 96);

    Color line = Look.series(0);
    Color band = new Color(204, 227, 240);
    int width = image.getWidth();
    assertThat(colours(image, 40, width / 4)).contains(line.getRGB(), band.getRGB());
    assertThat(colours(image, width * 2 / 5, width * 3 / 5))
        .doesNotContain(line.getRGB(), band.getRGB());
    assertThat(colours(image, width * 3 / 4, width)).contains(line.getRGB(), band.getRGB());
  }

  private static Set<Integer> colours(BufferedImage image, int from, int to) {
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < image.getHeight() * 2 / 3; y++) {
      for (int x = from; x < to; x++) {
        colours.add(image.getRGB(x, y));
      }
    }
    return colours;
  }

  @Test
  void barsStandAsHighAsTheShareIs() {
    PlotOptions bars = new PlotOptions(480, 240, 96, Integer.MAX_VALUE, true);
    BufferedImage image =
        PngFile.image(new Plots(List.of(new KnownStatistics()), bars).figure(Plot.F13), 96);

    assertThat(highest(image, HeatMap.color(60))).isLessThan(highest(image, HeatMap.color(10)));
    assertThat(rows(image, HeatMap.color(60))).isGreaterThan(4 * rows(image, HeatMap.color(10)));
  }

  private static int highest(BufferedImage image, Color color) {
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (image.getRGB(x, y) == color.getRGB()) {
          return y;
        }
      }
    }
    throw new AssertionError("nothing is drawn in " + color);
  }

  private static long rows(BufferedImage image, Color color) {
    int[] row = new int[image.getWidth()];
    long rows = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      rows += Arrays.stream(row).anyMatch(rgb -> rgb == color.getRGB()) ? 1 : 0;
    }
    return rows;
  }

  @ParameterizedTest
  @EnumSource
  void everyPlotIsDrawnAsPngAndSvg(Plot plot) throws Exception {
    plots.write(EnumSet.of(plot), EnumSet.allOf(PlotFormat.class), folder);

    BufferedImage image = ImageIO.read(folder.resolve(plot.label() + ".png").toFile());
    assertThat(Arrays.stream(image.getRGB(0, 0, 400, 200, null, 0, 400)).distinct().count())
        .isGreaterThan(2);
    Document svg = parse(Files.readString(folder.resolve(plot.label() + ".svg")));
    assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo(plot.title());
    assertThat(svg.getElementsByTagName("text").getLength()).isGreaterThan(3);
    assertThat(svg.getDocumentElement().getTextContent()).contains("2024-01-01, UTC");
  }

  private static Document parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void pngHasTheResolutionThatWasAskedFor() throws IOException {
    PlotOptions fine = new PlotOptions(480, 240, 300, Integer.MAX_VALUE, false);
    new Plots(List.of(new KnownStatistics()), fine)
        .write(EnumSet.of(Plot.F1), EnumSet.of(PlotFormat.PNG), folder);

    try (ImageInputStream in = ImageIO.createImageInputStream(folder.resolve("f1.png").toFile())) {
      ImageReader reader = ImageIO.getImageReaders(in).next();
      reader.setInput(in);
      assertThat(reader.getWidth(0)).isEqualTo(1_500);
      assertThat(reader.getHeight(0)).isEqualTo(750);
      // 300 dots an inch are 11,811 a metre.
      assertThat(
              reader
                  .getImageMetadata(0)
                  .getAsTree("javax_imageio_png_1.0")
                  .getFirstChild()
                  .getNextSibling()
                  .getAttributes()
                  .getNamedItem("pixelsPerUnitXAxis")
                  .getNodeValue())
          .isEqualTo("11811");
    }
  }

  @Test
  void capturesStandSideBySideWithTheSameScale() {
    Plots two =
        new Plots(List.of(new KnownStatistics(), new KnownStatistics("b.pcap", "dns")), SMALL);

    assertThat(two.figure(Plot.F1).width()).isEqualTo(2 * SMALL.width());
    assertThat(two.lines(Plot.F1)).extracting(LineData::most).containsExactly(300.0, 300.0);
    assertThat(two.lines(Plot.F1))
        .extracting(LineData::title)
        .containsExactly("known.pcap: Packets", "b.pcap: Packets");
    assertThat(two.figure(Plot.F18).height())
        .isEqualTo(4 * new Plots(List.of(new KnownStatistics()), SMALL).figure(Plot.F12).height());
  }

  @Test
  void asManyIntervalsAreShownAsWanted() {
    PlotOptions two = new PlotOptions(480, 240, 96, 2, false);

    assertThat(
            new Plots(List.of(new KnownStatistics()), two)
                .lines(Plot.F1)
                .get(0)
                .lines()
                .get(0)
                .values())
        .containsExactly(100, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "'f1,f3', '[F1, F3]'",
    "'F16-f18', '[F16, F17, F18]'",
    "applications, [APPLICATIONS]"
  })
  void plotsAreChosen(String text, String plots) {
    assertThat(Plot.choice(text)).hasToString(plots);
  }

  @Test
  void allPlotsAreTwenty() {
    assertThat(Plot.choice("all")).hasSize(20);
  }

  @ParameterizedTest
  @CsvSource({"f19", "f3-f1", "''"})
  void whatIsNoPlotIsNamed(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Plot.choice(text))
        .withMessageContaining(text);
  }

  @Test
  void boundsOfOptionsAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PlotOptions(100, 400, 96, 1, false))
        .withMessageContaining("200 to 10,000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PlotOptions(10_000, 10_000, 300, 1, false))
        .withMessageContaining("100 million");
  }

  @Test
  void withoutFontsItSaysWhatToDo() {
    assertThatIOException()
        .isThrownBy(
            () ->
                Fonts.require(
                    () -> {
                      throw new InternalError("Fontconfig head is null");
                    }))
        .withMessageContaining("apt-get install fontconfig fonts-dejavu-core");
  }
}
