package io.pointexpiry.page;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.List;

import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.LegendTitle;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jspecify.annotations.Nullable;

/**
 * Bars, those of one category on top of each other. The drawing is told in words for
 * those who do not see it; the figures stand in a table beside it.
 */
final class BarChart {

	private static final int WIDTH = 400;

	private static final int HEIGHT = 270;

	private static final int MANY = 6;

	private static final double LONG_NUMBER = 10_000;

	/** For eyes: the drawing itself tells it to a screen reader. */
	private static final String CAPTION = "<figcaption aria-hidden=\"true\">%s</figcaption>";

	private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

	/** Told apart by eyes of every kind, on paper white and on dark screens. */
	private static final List<Color> COLOURS = List.of(new Color(0x2c7fb8), new Color(0xe08214), new Color(0x1b9e77),
			new Color(0xc0508a), new Color(0x8c6bb1), new Color(0x999933));

	static {
		TextUtils.setUseDrawRotatedStringWorkaround(false); // which draws letters as
															// shapes
	}

	private final String id;

	private final String title;

	private final PageWords words;

	private final DefaultCategoryDataset bars = new DefaultCategoryDataset();

	/**
	 * Creates one without bars.
	 * @param id the id of the drawing, of its own in a page
	 * @param title what it shows
	 */
	BarChart(String id, String title, PageWords words) {
		this.id = id;
		this.title = title;
		this.words = words;
	}

	/** Adds to the bar of a series in a category. */
	void bar(String series, String category, Number value) {
		Number before = (this.bars.getRowIndex(series) < 0 || this.bars.getColumnIndex(category) < 0) ? null
				: this.bars.getValue(series, category);
		BigDecimal sum = new BigDecimal(value.toString());
		this.bars.setValue((before != null) ? sum.add(new BigDecimal(before.toString())) : sum, series, category);
	}

	/**
	 * The drawing as an SVG element below its title; null: all bars are empty.
	 * @param unit what the bars count, by the name of the words for it
	 */
	@Nullable String svg(String unit) {
		Highest highest = highest();
		if (highest == null) {
			return null;
		}
		JFreeChart chart = ChartFactory.createStackedBarChart(null, null, null, this.bars, PlotOrientation.VERTICAL,
				this.bars.getRowCount() > 1, false, false);
		chart.setBackgroundPaint(null);
		style(chart);
		String description = this.words.say("chart", this.bars.getColumnCount(), this.bars.getColumnKey(0),
				this.bars.getColumnKey(this.bars.getColumnCount() - 1), highest.category(),
				this.words.say("unit." + unit, highest.sum().toBigInteger()));
		SvgDrawing drawing = new SvgDrawing(this.id, WIDTH, HEIGHT);
		chart.draw(drawing.graphics(), new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
		return CAPTION.formatted(this.title.replace("&", "&amp;").replace("<", "&lt;"))
				+ drawing.element(this.title, description);
	}

	private void style(JFreeChart chart) {
		CategoryPlot plot = chart.getCategoryPlot();
		plot.setBackgroundPaint(null);
		plot.setOutlineVisible(false);
		plot.setRangeGridlinePaint(SvgDrawing.TEXT);
		plot.setRangeGridlineStroke(new BasicStroke(0.3f));
		StackedBarRenderer renderer = new StackedBarRenderer();
		renderer.setBarPainter(new StandardBarPainter());
		renderer.setShadowVisible(false);
		renderer.setDrawBarOutline(false);
		for (int i = 0; i < this.bars.getRowCount(); i++) {
			renderer.setSeriesPaint(i, COLOURS.get(i % COLOURS.size()));
		}
		plot.setRenderer(renderer);
		axes(plot);
		LegendTitle legend = chart.getLegend();
		if (legend != null) {
			legend.setBackgroundPaint(null);
			legend.setFrame(BlockBorder.NONE);
			legend.setItemFont(SMALL);
			legend.setItemPaint(SvgDrawing.TEXT);
		}
	}

	private void axes(CategoryPlot plot) {
		CategoryAxis categories = plot.getDomainAxis();
		categories.setTickLabelFont(SMALL);
		categories.setTickLabelPaint(SvgDrawing.TEXT);
		categories.setAxisLinePaint(SvgDrawing.TEXT);
		categories.setTickMarksVisible(false);
		categories.setMaximumCategoryLabelWidthRatio(1.6f);
		if (this.bars.getColumnCount() > MANY) {
			categories.setCategoryLabelPositions(CategoryLabelPositions.UP_90);
		}
		NumberAxis numbers = (NumberAxis) plot.getRangeAxis();
		numbers.setNumberFormatOverride(format(numbers.getUpperBound()));
		numbers.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
		numbers.setTickLabelFont(SMALL);
		numbers.setTickLabelPaint(SvgDrawing.TEXT);
		numbers.setAxisLineVisible(false);
		numbers.setTickMarksVisible(false);
	}

	/** Short where numbers are long: 10K, or 1만 in Korean. */
	private NumberFormat format(double highest) {
		if (highest < LONG_NUMBER) {
			return NumberFormat.getIntegerInstance(this.words.language());
		}
		NumberFormat format = NumberFormat.getCompactNumberInstance(this.words.language(), NumberFormat.Style.SHORT);
		format.setMaximumFractionDigits(1);
		return format;
	}

	/** The category whose bars are the highest together. */
	private record Highest(String category, BigDecimal sum) {
	}

	private @Nullable Highest highest() {
		Highest highest = null;
		for (int column = 0; column < this.bars.getColumnCount(); column++) {
			BigDecimal sum = BigDecimal.ZERO;
			for (int row = 0; row < this.bars.getRowCount(); row++) {
				Number value = this.bars.getValue(row, column);
				sum = (value != null) ? sum.add(new BigDecimal(value.toString())) : sum;
			}
			if (sum.signum() > 0 && (highest == null || sum.compareTo(highest.sum()) > 0)) {
				highest = new Highest(this.bars.getColumnKey(column).toString(), sum);
			}
		}
		return highest;
	}

}
