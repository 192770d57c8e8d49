package com.klexhealth.sample.webapp;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.core.AbstractOAuth2Token;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Controller;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packagesOf = SampleWebappApplication.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchRule packagesAreNullMarked = classes().that()
		.haveSimpleName("package-info")
		.should()
		.beAnnotatedWith(NullMarked.class);

	@ArchTest
	static final ArchRule controllersStayInTheirPackage = classes().that()
		.areAnnotatedWith(Controller.class)
		.should()
		.bePackagePrivate();

	@ArchTest
	static final ArchRule pagesDoNotKnowEachOther = slices().matching("com.klexhealth.sample.webapp.(*)..")
		.should()
		.beFreeOfCycles();

	@ArchTest
	static final ArchRule nothingIsInjectedIntoFields = noFields().should().beAnnotatedWith(Autowired.class);

	@ArchTest
	static final ArchRule theStartersFilterChainIsEnough = noClasses().should()
		.dependOnClassesThat()
		.areAssignableTo(SecurityFilterChain.class);

	@ArchTest
	static final ArchRule noPageTouchesAToken = noClasses().that()
		.resideOutsideOfPackage("..api..")
		.should()
		.dependOnClassesThat()
		.areAssignableTo(OAuth2AuthorizedClient.class)
		.orShould()
		.dependOnClassesThat()
		.areAssignableTo(AbstractOAuth2Token.class);

	@ArchTest
	static final ArchRule recordsAndControllersAreAllThatPagesHave = classes().that()
		.resideInAnyPackage("..patient..", "..mydata..", "..profile..")
		.and()
		.doNotHaveSimpleName("package-info")
		.should()
		.notHaveModifier(JavaModifier.PUBLIC);

}
