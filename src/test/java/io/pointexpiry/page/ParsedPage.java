package io.pointexpiry.page;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;

import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A page as its readers find it: tables of cells, and whatever a path leads to. */
final class ParsedPage {

	private final Document document;

	private ParsedPage(Document document) {
		this.document = document;
	}

	/** Parses a page, which must be well-formed. */
	static ParsedPage of(String html) {
		try {
			return new ParsedPage(DocumentBuilderFactory.newInstance()
				.newDocumentBuilder()
				.parse(new InputSource(new StringReader(html))));
		}
		catch (ParserConfigurationException | SAXException | IOException ex) {
			throw new AssertionError(html, ex);
		}
	}

	/** The cells of the rows of a table, thousands together. */
	List<List<String>> rows(String table) {
		List<List<String>> rows = new ArrayList<>();
		for (Node row : nodes("//table[@id='%s']/tbody/tr".formatted(table))) {
			List<String> cells = new ArrayList<>();
			for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNextSibling()) {
				cells.add(cell.getTextContent().replaceAll("(?<=\\d),(?=\\d{3})", ""));
			}
			rows.add(cells);
		}
		return rows;
	}

	/** The texts of all that a path leads to. */
	List<String> texts(String path) {
		return nodes(path).stream().map(Node::getTextContent).toList();
	}

	private List<Node> nodes(String path) {
		try {
			NodeList found = (NodeList) XPathFactory.newInstance()
				.newXPath()
				.evaluate(path, this.document, XPathConstants.NODESET);
			List<Node> nodes = new ArrayList<>();
			for (int i = 0; i < found.getLength(); i++) {
				nodes.add(found.item(i));
			}
			return nodes;
		}
		catch (XPathExpressionException ex) {
			throw new AssertionError(path, ex);
		}
	}

}
