package com.klexhealth.boot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;

import com.klexhealth.boot.autoconfigure.KlexHealthProperties;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

/**
 * How the starter is laid out.
 */
@AnalyzeClasses(packages = "com.klexhealth.boot", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchRule everyPackageIsNullMarked = classes()
		.should(new ArchCondition<>("be in a @NullMarked package") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				JavaPackage itsPackage = type.getPackage();
				boolean marked = itsPackage.isAnnotatedWith(NullMarked.class);
				events.add(new SimpleConditionEvent(type, marked, itsPackage.getName()));
			}

		});

	@ArchTest
	static final ArchRule packagesHaveNoCycles = SlicesRuleDefinition.slices()
		.matching("com.klexhealth.(**)")
		.should()
		.beFreeOfCycles();

	@ArchTest
	static final ArchRule featuresWorkWithoutSpringBootAndWithoutServlets = noClasses().that()
		.resideOutsideOfPackage("..autoconfigure..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.springframework.boot..", "jakarta.servlet..", "..autoconfigure..");

	@ArchTest
	static final ArchRule servletsAreForServletPackages = noClasses().that()
		.resideOutsideOfPackage("..servlet..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("jakarta.servlet..");

	@ArchTest
	static final ArchRule onlyAutoConfigurationKnowsTheProperties = noClasses().that()
		.resideOutsideOfPackage("..autoconfigure..")
		.should()
		.dependOnClassesThat()
		.belongToAnyOf(KlexHealthProperties.class);

	@ArchTest
	static final ArchRule autoConfigurationsArePublicFinalAndListed = classes().that()
		.areAnnotatedWith(AutoConfiguration.class)
		.should()
		.bePublic()
		.andShould()
		.haveModifier(JavaModifier.FINAL)
		.andShould()
		.haveSimpleNameEndingWith("AutoConfiguration")
		.andShould(new ArchCondition<>("be listed") {

			private final List<String> listed = readImports();

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				events.add(new SimpleConditionEvent(type, this.listed.contains(type.getName()), type.getName()));
			}

		});

	@ArchTest
	static final ArchRule otherConfigurationsArePackagePrivate = classes().that()
		.haveSimpleNameEndingWith("Configuration")
		.and()
		.areNotAnnotatedWith(AutoConfiguration.class)
		.should()
		.bePackagePrivate();

	@ArchTest
	static final ArchRule beanMethodsArePackagePrivate = methods().that()
		.areAnnotatedWith(Bean.class)
		.should()
		.bePackagePrivate();

	@ArchTest
	static final ArchRule nothingIsInjectedIntoFields = noFields().should().beAnnotatedWith(Autowired.class);

	@ArchTest
	static final ArchRule stateDoesNotChangeUnlessItSaysSo = fields().that()
		.arePublic()
		.should()
		.beFinal()
		.andShould()
		.beStatic();

	@ArchTest
	static final ArchRule publicClassesAreFinal = classes().that()
		.arePublic()
		.and()
		.areNotInterfaces()
		.and()
		.areNotEnums()
		.should()
		.haveModifier(JavaModifier.FINAL);

	@ArchTest
	static final ArchRule rulesAreToldTheTime = noClasses().that()
		.resideOutsideOfPackage("..autoconfigure..")
		.should()
		.callMethod(Instant.class, "now")
		.orShould()
		.callMethod(Clock.class, "systemUTC");

	private static List<String> readImports() {
		try {
			return new ClassPathResource(
					"META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports")
				.getContentAsString(StandardCharsets.UTF_8)
				.lines()
				.toList();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
