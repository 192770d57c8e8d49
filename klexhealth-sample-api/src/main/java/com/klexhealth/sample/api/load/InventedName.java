package com.klexhealth.sample.api.load;

import java.util.List;
import java.util.SplittableRandom;

import com.klexhealth.sample.api.patient.Folding;

/**
 * A name that many people have.
 */
record InventedName(String given, String family, String gender) {

	private static final List<String> FEMALE = List.of("Anna", "Angelika", "Anke", "Annika", "Ayşe", "Bärbel", "Birgit",
			"Brigitte", "Charlotte", "Christa", "Clara", "Elif", "Elisabeth", "Emilia", "Emma", "Erika", "Eva", "Fatma",
			"Frieda", "Gisela", "Hanna", "Heike", "Helga", "Ida", "Ingrid", "Jana", "Johanna", "Julia", "Karin",
			"Katharina", "Käthe", "Lara", "Laura", "Lea", "Leonie", "Lina", "Luise", "Magdalena", "Małgorzata", "Maria",
			"Marie", "Martina", "Mia", "Monika", "Nele", "Nicole", "Olga", "Petra", "Renate", "Sabine", "Sara", "Sofia",
			"Sophie", "Susanne", "Ursula", "Ute", "Yvonne", "Zeynep");

	private static final List<String> MALE = List.of("Ahmet", "Alexander", "Andreas", "Anton", "Ben", "Bernd", "Björn",
			"Christian", "Daniel", "David", "Dieter", "Elias", "Emil", "Felix", "Finn", "Frank", "Fritz", "Georg",
			"Günter", "Hans", "Hans-Jürgen", "Heinz", "Helmut", "Henry", "Horst", "Jakob", "Jan", "Jonas", "Jörg",
			"Jürgen", "Karl", "Klaus", "Leon", "Linus", "Luca", "Lukas", "Manfred", "Markus", "Matthias", "Max",
			"Mehmet", "Michael", "Moritz", "Mustafa", "Noah", "Oskar", "Paul", "Peter", "Rainer", "Sören", "Stefan",
			"Theo", "Thomas", "Tim", "Ulrich", "Uwe", "Werner", "Wolfgang");

	private static final List<String> FAMILY = List.of("Albrecht", "Arnold", "Bäcker", "Bauer", "Baumann", "Beck",
			"Becker", "Berger", "Böhm", "Brandt", "Braun", "Busch", "Çelik", "Demir", "Dietrich", "Engel", "Fischer",
			"Frank", "Franke", "Friedrich", "Fuchs", "Graf", "Groß", "Günther", "Haas", "Hahn", "Hartmann", "Heinrich",
			"Herrmann", "Hoffmann", "Hofmann", "Horn", "Huber", "Jäger", "Jung", "Kaiser", "Kaya", "Keller", "Klein",
			"Koch", "Köhler", "König", "Kowalski", "Krämer", "Kraus", "Krause", "Krüger", "Kuhn", "Kühn", "Lange",
			"Lehmann", "Lorenz", "Ludwig", "Maier", "Martin", "Mayer", "Meier", "Meyer", "Möller", "Müller", "Nguyễn",
			"Neumann", "Nowak", "Öztürk", "Otto", "Peters", "Pfeiffer", "Pohl", "Richter", "Roth", "Şahin", "Sauer",
			"Schäfer", "Schmid", "Schmidt", "Schmitt", "Schmitz", "Schneider", "Scholz", "Schröder", "Schubert",
			"Schulte", "Schulz", "Schulze", "Schumacher", "Schuster", "Schwarz", "Seidel", "Simon", "Sommer", "Stein",
			"Thomas", "Vogel", "Vogt", "Voigt", "Wagner", "Walter", "Weber", "Weiß", "Werner", "Winkler", "Winter",
			"Wolf", "Yıldız", "Yılmaz", "Ziegler", "Zimmermann");

	private static final int DIVERSE_ONE_IN = 200;

	private static final int DOUBLE_NAMES_ONE_IN = 12;

	static InventedName any(SplittableRandom random) {
		boolean female = random.nextBoolean();
		boolean diverse = random.nextInt(DIVERSE_ONE_IN) == 0;
		return new InventedName(oneOf((female) ? FEMALE : MALE, random), anyFamily(random),
				(diverse) ? "DIVERSE" : ((female) ? "FEMALE" : "MALE"));
	}

	private static String anyFamily(SplittableRandom random) {
		String name = oneOf(FAMILY, random);
		return (random.nextInt(DOUBLE_NAMES_ONE_IN) != 0) ? name : name + "-" + oneOf(FAMILY, random);
	}

	String givenFolded() {
		return Folding.fold(this.given);
	}

	String familyFolded() {
		return Folding.fold(this.family);
	}

	/**
	 * An address that leads to nobody.
	 * @return an address of the domain reserved for examples
	 */
	String email() {
		return givenFolded() + "." + familyFolded() + "@example.com";
	}

	private static String oneOf(List<String> names, SplittableRandom random) {
		return names.get(random.nextInt(names.size()));
	}

}
