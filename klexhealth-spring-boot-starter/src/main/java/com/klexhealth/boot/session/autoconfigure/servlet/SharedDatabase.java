package com.klexhealth.boot.session.autoconfigure.servlet;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The database that Spring Session keeps the sessions in.
 *
 * @param jdbc the database
 * @param transactions transactions of their own, as Spring Session's are
 * @param sessionTable the name of Spring Session's table
 */
record SharedDatabase(JdbcOperations jdbc, TransactionOperations transactions, String sessionTable) {

}
