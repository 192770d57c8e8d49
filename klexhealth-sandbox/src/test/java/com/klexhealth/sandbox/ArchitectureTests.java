package com.klexhealth.sandbox;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Controller;

import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "com.klexhealth.sandbox", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchRule packagesAreNullMarked = classes().that()
		.haveSimpleName("package-info")
		.should(beAnnotatedWith(NullMarked.class));

	@ArchTest
	static final ArchRule controllersAreNobodyElsesBusiness = classes().that()
		.areAnnotatedWith(Controller.class)
		.should()
		.bePackagePrivate();

	@ArchTest
	static final ArchRule configurationIsNobodyElsesBusiness = classes().that()
		.haveSimpleNameEndingWith("Configuration")
		.should()
		.notHaveModifier(JavaModifier.PUBLIC);

	@ArchTest
	static final ArchRule featuresDependOnEachOtherInOneDirection = slices().matching("com.klexhealth.sandbox.(*)..")
		.should()
		.beFreeOfCycles();

	@ArchTest
	static final ArchRule nothingIsInjectedIntoFields = noFields().should().beAnnotatedWith(Autowired.class);

	@ArchTest
	static final ArchRule theSandboxStandsOnItsOwn = noClasses().should()
		.dependOnClassesThat()
		.resideInAPackage("com.klexhealth.boot..");

}
