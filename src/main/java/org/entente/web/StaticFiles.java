package org.entente.web;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/**
 * Leaves the static files to the container. JAX-RS takes {@code /} and would answer 404 for them; every container
 * calls its own file servlet {@code default}, but a mapping in web.xml needs that servlet declared there, by class.
 */
@WebListener
public class StaticFiles implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent started) {
        started.getServletContext().getServletRegistration("default").addMapping("/webjars/*", "/static/*");
    }
}
