package com.klexhealth.sample.api;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.klexhealth.sample.api.access.OpenToAll;
import com.klexhealth.sample.api.access.Recorded;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packagesOf = SampleApiApplication.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchRule everyEndpointHasAnAccessRule = methods().that()
		.areMetaAnnotatedWith(RequestMapping.class)
		.and()
		.areDeclaredInClassesThat()
		.areNotAssignableTo(ErrorController.class)
		.should()
		.beMetaAnnotatedWith(PreAuthorize.class);

	@ArchTest
	static final ArchRule everyEndpointIsRecorded = methods().that()
		.areMetaAnnotatedWith(RequestMapping.class)
		.and()
		.areDeclaredInClassesThat()
		.areNotAssignableTo(ErrorController.class)
		.and()
		.areNotAnnotatedWith(OpenToAll.class)
		.should()
		.beAnnotatedWith(Recorded.class);

	@ArchTest
	static final ArchRule whoLookedAtWhomIsOnlyAdded = methods().that()
		.areDeclaredInClassesThat()
		.haveSimpleName("AccessRecordRepository")
		.should()
		.haveNameStartingWith("find");

	@ArchTest
	static final ArchRule theLogOnlyAdds = noClasses().that()
		.haveSimpleName("AccessLog")
		.should()
		.callMethodWhere(target(owner(assignableTo(JdbcAggregateOperations.class)))
			.and(not(target(nameMatching("insert|insertAll")))));

	@ArchTest
	static final ArchRule controllersArePackagePrivate = classes().that()
		.areAnnotatedWith(RestController.class)
		.should()
		.bePackagePrivate();

	@ArchTest
	static final ArchRule theLockIsTheStarters = noClasses().should()
		.dependOnClassesThat()
		.areAssignableTo(SecurityFilterChain.class);

	@ArchTest
	static final ArchRule fieldsAreNotInjected = noFields().should().beAnnotatedWith(Autowired.class);

	@ArchTest
	static final ArchRule fieldsOfBeansAreFinal = classes().that()
		.areNotAssignableTo(Throwable.class)
		.and()
		.resideOutsideOfPackage("..load..") // no bean: it invents one patient after the
											// other
		.should()
		.haveOnlyFinalFields();

	@ArchTest
	static final ArchRule accessKnowsNoFeature = noClasses().that()
		.resideInAPackage("..access..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("..patient..", "..prescription..");

	@ArchTest
	static final ArchRule packagesAreFreeOfCycles = slices().matching("com.klexhealth.sample.api.(*)..")
		.should()
		.beFreeOfCycles();

}
