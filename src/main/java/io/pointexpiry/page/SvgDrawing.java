package io.pointexpiry.page;

import java.awt.Color;
import java.awt.Graphics2D;
import java.io.StringWriter;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A drawing that becomes an SVG element of a page: it fits any width, has a title and a
 * description for screen readers, and ids of its own. What is drawn in {@link #TEXT} has
 * the colour of the page's text, on a dark screen too.
 */
final class SvgDrawing {

	/** Stands for the colour of text. */
	static final Color TEXT = new Color(1, 2, 3);

	/** In each drawing the same, and nobody refers to it. */
	private static final String UNUSED_ID = " id=\"genericDefs\"";

	private static final String SVG = "http://www.w3.org/2000/svg";

	private final String id;

	private final String viewBox;

	private final SVGGraphics2D graphics;

	SvgDrawing(String id, int width, int height) {
		this.id = id;
		this.viewBox = "0 0 %d %d".formatted(width, height);
		SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
		context.setIDGenerator(new OwnIds(id));
		this.graphics = new SVGGraphics2D(context, false);
	}

	/** To draw on. */
	Graphics2D graphics() {
		return this.graphics;
	}

	/** What was drawn. */
	String element(String title, String description) {
		Element svg = this.graphics.getRoot();
		svg.removeAttribute("width");
		svg.removeAttribute("height");
		svg.setAttribute("viewBox", this.viewBox);
		svg.setAttribute("role", "img");
		svg.setAttribute("aria-labelledby", "%s-title %s-desc".formatted(this.id, this.id));
		svg.insertBefore(words(svg, "desc", description), svg.getFirstChild());
		svg.insertBefore(words(svg, "title", title), svg.getFirstChild());
		return text(svg).replace("rgb(1,2,3)", "currentColor").replace(UNUSED_ID, "");
	}

	private Element words(Element svg, String name, String text) {
		Element words = svg.getOwnerDocument().createElementNS(SVG, name);
		words.setAttribute("id", this.id + "-" + name);
		words.setTextContent(text);
		return words;
	}

	private static Document document() {
		try {
			return DocumentBuilderFactory.newInstance()
				.newDocumentBuilder()
				.getDOMImplementation()
				.createDocument(SVG, "svg", null);
		}
		catch (ParserConfigurationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String text(Element svg) {
		try {
			Transformer transformer = TransformerFactory.newInstance().newTransformer();
			transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
			StringWriter text = new StringWriter();
			transformer.transform(new DOMSource(svg), new StreamResult(text));
			return text.toString();
		}
		catch (TransformerException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Several drawings share a page, and no id. */
	private static final class OwnIds extends SVGIDGenerator {

		private final String drawing;

		OwnIds(String drawing) {
			this.drawing = drawing;
		}

		@Override
		public String generateID(String prefix) {
			return this.drawing + "-" + super.generateID(prefix);
		}

	}

}
